package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.EpisodeEvent;
import io.hostwatch.bridge.alert.Id;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The events of what claimed deliveries superseded.
 *
 * @param events by the delivery that is told for them, in their order
 */
record StoodFor(Map<Id, List<EpisodeEvent>> events) {

  private record Told(Id by, long delivery, EpisodeEvent event) {}

  /**
   * Reads those that can be read.
   *
   * @param log told of the others
   */
  static StoodFor read(Connection connection, List<DueRow> by, UnreadableLog log)
      throws SQLException {
    if (by.isEmpty()) {
      return new StoodFor(Map.of());
    }
    return new StoodFor(
        Statements.query(
                connection,
                OutboxSql.selectStoodFor(by.size()),
                parameters -> {
                  for (DueRow row : by) {
                    parameters.add(row.delivery().id());
                  }
                },
                row -> told(row, log))
            .stream()
            .flatMap(Optional::stream)
            .sorted(Comparator.comparingLong(Told::delivery))
            .collect(
                Collectors.groupingBy(
                    Told::by, Collectors.mapping(Told::event, Collectors.toList()))));
  }

  private static Optional<Told> told(Row row, UnreadableLog log) throws SQLException {
    Id by = row.id();
    long delivery = row.number();
    return Unreadable.orElse(
        log::leftOut, row, event -> new Told(by, delivery, EventTable.read(event)));
  }

  /** What a delivery stands for beside its own event. */
  List<EpisodeEvent> of(DueRow row) {
    return events.getOrDefault(row.delivery().id(), List.of()).stream()
        .filter(event -> !event.id().equals(row.event().id()))
        .distinct()
        .toList();
  }
}
