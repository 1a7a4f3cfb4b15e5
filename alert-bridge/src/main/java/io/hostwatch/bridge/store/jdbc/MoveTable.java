package io.hostwatch.bridge.store.jdbc;

import java.util.List;
import java.util.Optional;

/**
 * A table of the history, as it is moved.
 *
 * @param rows what its rows are read from at the source: the table itself, unless it has none there
 * @param order the columns that its rows are in the order of, numbers first
 * @param renewed a column that the target numbers itself, in the same order
 */
record MoveTable(String name, String rows, List<String> order, Optional<String> renewed) {

  /** All of them, each after those that it refers to. */
  static final List<MoveTable> ALL =
      List.of(
          of("receipt", "id"),
          of("quarantine", "receipt_id", "position"),
          of("episode", "id"),
          of("episode_label", "label", "starts_at", "episode_id"),
          of("label_value", "name", "label", "episode_id"),
          of("episode_event", "id"),
          of("delivery", "id"),
          new MoveTable("attempt", "attempt", List.of("id"), Optional.of("id")),
          of("destination", "receiver", "channel"),
          new MoveTable(
              "alert", MoveSql.ALERTS, List.of("fingerprint", "source"), Optional.empty()));

  MoveTable {
    order = List.copyOf(order);
  }

  private static MoveTable of(String name, String... order) {
    return new MoveTable(name, name, List.of(order), Optional.empty());
  }

  static int indexOf(String name) {
    return ALL.stream().map(MoveTable::name).toList().indexOf(name);
  }
}
