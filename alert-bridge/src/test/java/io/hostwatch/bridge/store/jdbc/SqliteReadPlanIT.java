package io.hostwatch.bridge.store.jdbc;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** SQLite does not look at the parameters, which stay unset. */
class SqliteReadPlanIT extends ReadPlanContract {
  private static final Pattern SEARCH =
      Pattern.compile(
          "SEARCH \\w+ (?:EXISTS )?USING (?:COVERING )?(INDEX \\w+|\\w+ KEY|INTEGER PRIMARY KEY)(?:"
              + " \\((.*)\\))?");
  private static final Pattern COLUMN = Pattern.compile("(\\w+)[<=>]");

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
        SEARCH.matcher(text).results().map(SqliteReadPlanIT::search).toList(),
        text.contains("SCAN"),
        text.contains("TEMP B-TREE"));
  }

  private static Search search(MatchResult found) {
    String index = found.group(1).replace("INDEX ", "").replaceFirst(".*KEY", "PRIMARY");
    String bounds = found.group(2) == null ? "" : found.group(2);
    return new Search(
        index,
        COLUMN
            .matcher(bounds)
            .results()
            .map(column -> column.group(1).replace("rowid", "id"))
            .collect(Collectors.toSet()));
  }

  private static String step(Row row) throws SQLException {
    row.number();
    row.number();
    row.number();
    return row.text();
  }
}
