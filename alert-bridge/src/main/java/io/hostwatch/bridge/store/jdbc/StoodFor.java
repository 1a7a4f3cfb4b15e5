package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.EpisodeEvent;
import io.hostwatch.bridge.alert.Id;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The events of what claimed deliveries superseded.
 *
 * @param events by the delivery that is told for them, in their order
 */
record StoodFor(Map<Id, List<EpisodeEvent>> events) {

  private record Told(Id by, long delivery, long event) {}

  /**
   * Reads those that can be read.
   *
   * @param log told of the others
   */
  static StoodFor read(Connection connection, List<DueRow> by, UnreadableLog log)
      throws SQLException {
    List<Told> told =
        told(connection, by.stream().map(row -> row.delivery().id().value()).toList());
    Map<Long, EpisodeEvent> events =
        EventTable.byId(
            connection, told.stream().map(Told::event).distinct().toList(), log::leftOut);
    return new StoodFor(
        told.stream()
            .filter(one -> events.containsKey(one.event()))
            .sorted(Comparator.comparingLong(Told::delivery))
            .collect(
                Collectors.groupingBy(
                    Told::by,
                    Collectors.mapping(one -> events.get(one.event()), Collectors.toList()))));
  }

  /** Without their events, for mostly there are none. */
  private static List<Told> told(Connection connection, List<Long> by) throws SQLException {
    if (by.isEmpty()) {
      return List.of();
    }
    int asked = Statements.asked(by.size());
    return Statements.query(
        connection,
        OutboxSql.selectStoodFor(asked),
        parameters -> parameters.addAll(by, asked),
        row -> new Told(row.id(), row.number(), row.number()));
  }

  /** What a delivery stands for beside its own event. */
  List<EpisodeEvent> of(DueRow row) {
    return events.getOrDefault(row.delivery().id(), List.of()).stream()
        .filter(event -> !event.id().equals(row.event().id()))
        .distinct()
        .toList();
  }
}
