package io.hostwatch.bridge.store.jdbc;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * MariaDB plans by the parameters and by what the tables hold: here a history of some size, whose
 * rows it has counted, and parameters out of its middle.
 */
class MariaDbReadPlanIT extends ReadPlanContract {
  private static final int EPISODES = 20_000;
  private static final String SHARED_START = "10000000";
  private static final Pattern LIST = Pattern.compile("IN \\((\\?(?:, \\?)*)\\)");
  private static final Pattern PARAMETER =
      Pattern.compile("(\\w+)((?:, ''\\)|\\))?\\s*(?:=|<>|<=|>=|<|>)?\\s*)\\?");
  private static final Map<String, String> VALUES =
      Map.ofEntries(
          Map.entry("id", "15000"),
          Map.entry("episode_id", "9000"),
          Map.entry("starts_at", SHARED_START),
          Map.entry("starts_at >=", "5000000"),
          Map.entry("ended_at", "10000000"),
          Map.entry("due_at", "10000000"),
          Map.entry("created_at", "10000000"),
          Map.entry("status", "'firing'"),
          Map.entry("state", "'dead'"),
          Map.entry("receiver", "'r3'"),
          Map.entry("channel", "'slack'"),
          Map.entry("LIMIT", "64"),
          Map.entry("OFFSET", "256"));
  private static final String ANY = "3";

  private static final JdbcStore STORE = JdbcStore.open(MariaDbServer.newDatabase(), _ -> {});

  @BeforeAll
  static void fill() {
    STORE
        .writer()
        .write(
            "fill",
            connection -> {
              Statements.update(
                  connection, "SET SESSION max_recursive_iterations = 1000000", _ -> {});
              for (String rows : rows()) {
                Statements.update(connection, rows, _ -> {});
              }
              return true;
            });
    for (String table :
        List.of(
            "episode", "episode_label", "label_value", "episode_event", "delivery", "attempt")) {
      STORE
          .writer()
          .write("count", c -> Statements.query(c, "ANALYZE TABLE " + table, _ -> {}, Row::text));
    }
  }

  /** One in fifty fires, one in a hundred deliveries is dead; a third of all began together. */
  private static List<String> rows() {
    String start = "IF(i BETWEEN 9000 AND 16000, " + SHARED_START + ", i * 1000)";
    String numbers =
        " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
            + EPISODES
            + ") SELECT ";
    return List.of(
        "INSERT INTO episode (id, source, fingerprint, open_fingerprint, status, labels,"
            + " annotations, generator_url, starts_at, first_seen_at, last_seen_at, ended_at,"
            + " close_reason, firing_missed, last_sequence, span)"
            + numbers
            + "i, 'am', i, IF(i % 50 = 0, i, NULL), IF(i % 50 = 0, 'firing', 'resolved'), '{}',"
            + " '{}', '', "
            + start
            + ", i * 1000, i * 1000, IF(i % 50 = 0, NULL, i * 1000 + 1), IF(i %"
            + " 50 = 0, NULL, 'RESOLVED'), 0, 2, IF(i % 50 = 0, NULL, i % 10) FROM n",
        "INSERT INTO episode_label (label, starts_at, episode_id)"
            + numbers
            + "i % 500, "
            + start
            + ", i FROM n",
        "INSERT INTO episode_label (label, starts_at, episode_id)"
            + numbers
            + "1000, "
            + start
            + ", i FROM n",
        "INSERT INTO label_value (name, label, episode_id, value, used_at)"
            + numbers
            + "i % 20, i, i, 'v', i FROM n",
        "INSERT INTO episode_event (id, episode_id, sequence, type, at, detail, receipt_id)"
            + numbers
            + "i * 2, i, 1, 'FIRED', i * 1000, '', i FROM n",
        "INSERT INTO episode_event (id, episode_id, sequence, type, at, detail, receipt_id)"
            + numbers
            + "i * 2 + 1, i, 2, 'RESOLVED', i * 1000, '', i FROM n",
        "INSERT INTO delivery (id, episode_id, event_id, source, fingerprint, receiver, channel,"
            + " state, attempts, created_at, next_at, due_at, detail, receipt, superseded_by)"
            + " SELECT id, episode_id, id, 'am', episode_id, CONCAT('r', id % 7), 'slack',"
            + " CASE WHEN id % 100 = 0 THEN 'dead' WHEN id % 90 = 0 THEN 'pending'"
            + " WHEN id % 80 = 0 THEN 'superseded' ELSE 'delivered' END, 1, at, at,"
            + " IF(id % 100 <> 0 AND id % 90 = 0, at, NULL), '', '',"
            + " IF(id % 80 = 0, id + 2, NULL) FROM episode_event",
        "INSERT INTO attempt (delivery_id, number, started_at, took, result, detail)"
            + " SELECT id, 1, at, 1, 'delivered', '' FROM episode_event");
  }

  @AfterAll
  static void close() {
    STORE.close();
  }

  @Override
  Plan plan(String sql) {
    String text =
        STORE
            .writer()
            .write(
                "explain",
                c -> Statements.query(c, "EXPLAIN FORMAT=JSON " + filled(sql), _ -> {}, Row::text))
            .getFirst();
    List<JsonNode> tables =
        JsonMapper.shared().readTree(text).findParents("table_name").stream().toList();
    return new Plan(
        text,
        tables.stream().filter(table -> table.has("key")).map(MariaDbReadPlanIT::search).toList(),
        tables.stream().anyMatch(table -> table.path("access_type").asString("").equals("ALL")),
        text.contains("filesort") || text.contains("temporary_table"));
  }

  private static Search search(JsonNode table) {
    boolean isWhole = table.path("access_type").asString("").equals("index");
    Set<String> by = new HashSet<>();
    if (!isWhole) {
      StreamSupport.stream(table.path("used_key_parts").spliterator(), false)
          .forEach(part -> by.add(part.asString()));
    }
    return new Search(table.path("key").asString(), by);
  }

  private static String filled(String sql) {
    String listed =
        LIST.matcher(sql)
            .replaceAll(
                found ->
                    IntStream.range(0, found.group(1).length() / 3 + 1)
                        .mapToObj(i -> String.valueOf(7 + 91 * i))
                        .collect(Collectors.joining(", ", "IN (", ")")));
    return PARAMETER.matcher(listed).replaceAll(MariaDbReadPlanIT::value);
  }

  private static String value(MatchResult found) {
    String column = found.group(1);
    String bound = column + found.group(2);
    return bound + VALUES.getOrDefault(bound.strip(), VALUES.getOrDefault(column, ANY));
  }
}
