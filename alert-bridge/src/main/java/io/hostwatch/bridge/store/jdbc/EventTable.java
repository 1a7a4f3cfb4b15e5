package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.EpisodeEvent;
import io.hostwatch.bridge.alert.EventType;
import io.hostwatch.bridge.alert.Id;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** The table {@code episode_event}. */
final class EventTable {
  private EventTable() {}

  static EpisodeEvent read(Row row) throws SQLException {
    return new EpisodeEvent(
        row.id(),
        row.id(),
        Math.toIntExact(row.number()),
        EventType.valueOf(row.text()),
        row.time(),
        row.text());
  }

  static void insert(Connection connection, Collection<EpisodeEvent> events, Id receipt)
      throws SQLException {
    Statements.batch(
        connection,
        Sql.INSERT_EVENT,
        events,
        (parameters, event) ->
            parameters
                .add(event.id())
                .add(event.episodeId())
                .add(event.sequence())
                .add(event.type().name())
                .add(event.at())
                .add(event.detail())
                .add(receipt));
  }

  static List<EpisodeEvent> of(Connection connection, Id episode) throws SQLException {
    return Statements.query(
        connection, Sql.SELECT_EVENTS, parameters -> parameters.add(episode), EventTable::read);
  }
}
