package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table with all its columns, as both databases have them, so that none is forgotten.
 *
 * @param columns in the order of their names
 */
record MoveShape(MoveTable table, List<Column> columns) {

  /** A column and what it holds. */
  record Column(String name, MoveKind kind) {}

  MoveShape {
    columns = List.copyOf(columns);
  }

  /** The tables that the target has: SQLite needs none for its locks. */
  static List<MoveShape> all(MoveSnapshot source, MoveSnapshot target) {
    return MoveTable.ALL.stream()
        .filter(target::has)
        .map(table -> of(table, source.columns(table.rows()), target.columns(table.name())))
        .toList();
  }

  private static MoveShape of(
      MoveTable table, Map<String, Integer> source, Map<String, Integer> target) {
    if (!source.keySet().equals(target.keySet())) {
      throw new StoreException(
          "%s: %s: the two databases differ in its columns: %s and %s"
              .formatted(HistoryMove.WHAT, table.name(), source.keySet(), target.keySet()));
    }
    List<Column> columns = new ArrayList<>();
    target.forEach((name, type) -> columns.add(new Column(name, MoveKind.of(type))));
    return new MoveShape(table, columns);
  }

  boolean isMoved(Column column) {
    return !table.renewed().equals(Optional.of(column.name()));
  }

  boolean isLarge() {
    return columns.stream().anyMatch(column -> column.kind() == MoveKind.BYTES);
  }

  /** Where the columns of its order are among all. */
  List<Integer> key() {
    return table.order().stream().map(names()::indexOf).toList();
  }

  List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  String insert() {
    return MoveSql.insert(
        table.name(), columns.stream().filter(this::isMoved).map(Column::name).toList());
  }
}
