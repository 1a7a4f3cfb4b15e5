package io.hostwatch.bridge.store.jdbc;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** SQLite does not look at the parameters, which stay unset. */
class SqliteReadPlanIT extends ReadPlanContract {
  private static final Pattern SEARCH =
      Pattern.compile("SEARCH \\w+ USING (?:COVERING )?(INDEX \\w+|\\w+ KEY|INTEGER PRIMARY KEY)");

  private final JdbcStore store;

  SqliteReadPlanIT(@TempDir Path folder) {
    store = JdbcStore.open(folder.resolve("history.db"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  Plan plan(String sql) {
    List<String> steps =
        store
            .writer()
            .write(
                "explain",
                connection ->
                    Statements.query(
                        connection, "EXPLAIN QUERY PLAN " + sql, _ -> {}, SqliteReadPlanIT::step));
    String text = String.join("\n", steps);
    return new Plan(
        text,
        SEARCH
            .matcher(text)
            .results()
            .map(found -> found.group(1).replace("INDEX ", "").replaceFirst(".*KEY", "PRIMARY"))
            .toList(),
        text.contains("SCAN"),
        text.contains("TEMP B-TREE"));
  }

  private static String step(Row row) throws SQLException {
    row.number();
    row.number();
    row.number();
    return row.text();
  }
}
