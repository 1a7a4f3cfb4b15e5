package io.hostwatch.bridge.store.jdbc;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;

/**
 * PostgreSQL plans for any parameters, and scans, sorts or joins by anything else only where no
 * index will do: so little as these tables hold it would rather read whole.
 */
class PostgresReadPlanIT extends ReadPlanContract {
  private static final Pattern SEARCH =
      Pattern.compile("Index (?:Only )?Scan.* using (\\w+).*(?:\n +Index Cond: (.*))?");
  private static final List<String> OTHER_WAYS =
      List.of("seqscan", "bitmapscan", "sort", "mergejoin", "hashjoin");

  private static final Pattern COLUMN = Pattern.compile("(\\w+)\\)?(?:::\\w+)? (?:[<=>]+) ");

  private final JdbcStore store = JdbcStore.open(withoutBinding(), _ -> {});

  /** Statements go as they are, with parameters that nobody sets. */
  private static ServerAddress withoutBinding() {
    ServerAddress address = PostgresServer.newDatabase();
    return new ServerAddress(
        address.url() + "?preferQueryMode=simple", address.user(), address.password());
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  Plan plan(String sql) {
    String text =
        store
            .writer()
            .write(
                "explain",
                connection -> {
                  for (String way : OTHER_WAYS) {
                    Statements.update(connection, "SET LOCAL enable_" + way + " = off", _ -> {});
                  }
                  String explain = "EXPLAIN (GENERIC_PLAN) " + numbered(sql);
                  return String.join(
                      "\n", Statements.query(connection, explain, _ -> {}, Row::text));
                });
    return new Plan(
        text,
        SEARCH.matcher(text).results().map(PostgresReadPlanIT::search).toList(),
        text.contains("Seq Scan"),
        text.contains("Sort"));
  }

  private static Search search(MatchResult found) {
    String bounds = found.group(2) == null ? "" : found.group(2);
    return new Search(
        found.group(1).replaceFirst(".*_pkey", "PRIMARY"),
        COLUMN
            .matcher(bounds)
            .results()
            .map(column -> column.group(1))
            .collect(Collectors.toSet()));
  }

  private static String numbered(String sql) {
    AtomicInteger number = new AtomicInteger();
    return Pattern.compile("\\?").matcher(sql).replaceAll(_ -> "\\$" + number.incrementAndGet());
  }
}
