package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.AlertStatus;
import io.hostwatch.bridge.alert.CloseReason;
import io.hostwatch.bridge.alert.EventType;
import io.hostwatch.bridge.delivery.DeadReason;
import io.hostwatch.bridge.delivery.DeliveryState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Looks for what SQLite's own integrity check does not know: tables and indexes that lack,
 * references that lead nowhere, words and JSON that the bridge could not read. Reads each row once
 * and keeps none.
 */
final class SqliteInspection {
  private final SqliteFile file;

  SqliteInspection(SqliteFile file) {
    this.file = file;
  }

  /** What is wrong and where, one example of each kind; empty if nothing is. */
  Optional<String> faults() {
    try (Connection connection = file.reading().getConnection()) {
      List<String> faults = schemaFaults(connection);
      if (faults.isEmpty()) { // else there may be no column to look at
        faults.addAll(reference(connection));
        for (Column column : columns()) {
          faults.addAll(column.fault(connection));
        }
      }
      return faults.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", faults));
    } catch (SQLException e) {
      throw file.failure("inspect", e);
    }
  }

  private List<String> schemaFaults(Connection connection) throws SQLException {
    Map<String, String> found = definitions(connection);
    List<String> faults = new ArrayList<>();
    for (Map.Entry<String, String> expected : expected().entrySet()) {
      String definition = found.remove(expected.getKey());
      if (definition == null) {
        faults.add(expected.getKey() + " is missing");
      } else if (!definition.equals(expected.getValue())) {
        faults.add(expected.getKey() + " is not as the bridge makes it: " + definition);
      }
    }
    found.keySet().stream()
        .filter(name -> name.startsWith("trigger "))
        .map(name -> name + " is not the bridge's")
        .forEach(faults::add);
    return faults;
  }

  /** What a new database of the same version consists of. */
  private Map<String, String> expected() throws SQLException {
    try (SqliteMemory memory = new SqliteMemory()) {
      Schema.migrateAs(file, memory.source());
      return definitions(memory.connection());
    }
  }

  /** The text that made each table and index, but for SQLite's and Flyway's own. */
  private static Map<String, String> definitions(Connection connection) throws SQLException {
    String sql =
        "SELECT type || ' ' || name, sql FROM sqlite_master"
            + " WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
            + " AND tbl_name <> 'flyway_schema_history'";
    Map<String, String> definitions = new TreeMap<>();
    Statements.query(connection, sql, _ -> {}, row -> Map.entry(row.text(), normal(row.text())))
        .forEach(entry -> definitions.put(entry.getKey(), entry.getValue()));
    return definitions;
  }

  /** Without what says nothing: white space, and the quotes that a renaming adds. */
  private static String normal(String sql) {
    return sql.replace("\"", "").replaceAll("--[^\n]*", " ").replaceAll("\\s+", " ").strip();
  }

  private static List<String> reference(Connection connection) throws SQLException {
    return Statements.query(
        connection,
        "SELECT \"table\", rowid, parent FROM pragma_foreign_key_check LIMIT 1",
        _ -> {},
        row ->
            "%s, row %s: refers to a row that %s does not have"
                .formatted(row.text(), row.optionalText().orElse("?"), row.text()));
  }

  private static List<Column> columns() {
    return List.of(
        Column.json("labels"),
        Column.json("annotations"),
        Column.words("episode", "status", AlertStatus.values(), AlertStatus::text),
        Column.words("episode", "close_reason", CloseReason.values(), CloseReason::name),
        Column.words("episode_event", "type", EventType.values(), EventType::name),
        Column.words("delivery", "state", DeliveryState.values(), DeliveryState::text),
        Column.words("delivery", "dead_reason", DeadReason.values(), DeadReason::text));
  }

  /** A column whose content is limited, and the condition that is true of what it must not hold. */
  private record Column(String table, String name, String wrong, String expected) {

    static Column json(String name) {
      String wrong =
          "CASE WHEN json_valid(%1$s) THEN json_type(%1$s) <> 'object' ELSE 1 END".formatted(name);
      return new Column("episode", name, wrong, "a JSON object");
    }

    /** NULL is no wrong word: where it may not be, the table's own definition says so. */
    static <T> Column words(String table, String name, T[] values, Function<T, String> text) {
      List<String> words = Arrays.stream(values).map(text).toList();
      String list = words.stream().map(w -> "'" + w + "'").collect(Collectors.joining(", "));
      return new Column(
          table, name, name + " NOT IN (" + list + ")", "one of " + String.join(", ", words));
    }

    List<String> fault(Connection connection) throws SQLException {
      return isThere(connection) ? wrong(connection) : List.of();
    }

    /** A file of an older version has not all of them. */
    private boolean isThere(Connection connection) throws SQLException {
      return !Statements.query(
              connection,
              "SELECT 1 FROM pragma_table_info(?) WHERE name = ?",
              parameters -> parameters.add(table).add(name),
              Row::number)
          .isEmpty();
    }

    private List<String> wrong(Connection connection) throws SQLException {
      String sql = "SELECT id, %s FROM %s WHERE %s LIMIT 1".formatted(name, table, wrong);
      return Statements.query(
          connection,
          sql,
          _ -> {},
          row ->
              "%s %d: %s is %s, expected %s"
                  .formatted(table, row.number(), name, value(row.optionalText()), expected));
    }

    private static String value(Optional<String> text) {
      return text.map(t -> t.length() > 60 ? t.substring(0, 60) + "…" : t)
          .map(t -> "'" + t + "'")
          .orElse("missing");
    }
  }
}
