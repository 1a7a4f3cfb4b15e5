package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.EpisodeEvent;
import io.hostwatch.bridge.alert.EventType;
import io.hostwatch.bridge.alert.Id;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The table {@code episode_event}. */
final class EventTable {
  /** As many as are asked for in one statement: all databases take this many parameters. */
  private static final int EVENTS_PER_QUERY = 256;

  private EventTable() {}

  /**
   * Reads an event.
   *
   * @throws io.hostwatch.bridge.store.UnreadableException if its row cannot be read
   */
  static EpisodeEvent read(Row row) throws SQLException {
    return Unreadable.orElseFail(Unreadable.Kind.EVENT, row, EventTable::event);
  }

  /** The same of one of which only its type is asked. */
  static EventType readType(Row row) throws SQLException {
    return Unreadable.orElseFail(
        Unreadable.Kind.EVENT,
        row,
        event -> {
          event.id();
          return EventType.valueOf(event.text());
        });
  }

  private static EpisodeEvent event(Row row) throws SQLException {
    return new EpisodeEvent(
        row.id(),
        row.id(),
        Math.toIntExact(row.number()),
        EventType.valueOf(row.text()),
        row.time(),
        row.text());
  }

  /**
   * Whom events are told to.
   *
   * @param owed to how many targets each of them is owed, where that is any
   * @param routed to how many targets each could be owed, where that is any
   */
  record Tellings(Map<Id, Integer> owed, Map<Id, Integer> routed) {}

  static void insert(
      Connection connection, Collection<EpisodeEvent> events, Tellings tellings, Id receipt)
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
                .add(receipt)
                .add(tellings.owed().getOrDefault(event.id(), 0))
                .add(tellings.routed().getOrDefault(event.id(), 0)));
  }

  /**
   * The events of an episode in their order.
   *
   * @param instead told of each that cannot be read
   */
  static List<EpisodeEvent> of(Connection connection, Id episode, Consumer<String> instead)
      throws SQLException {
    return Statements.query(
            connection,
            Sql.SELECT_EVENTS,
            parameters -> parameters.add(episode),
            row -> Unreadable.orElse(instead, row, EventTable::read))
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * Events by their ids.
   *
   * @param instead told of each that cannot be read
   */
  static Map<Long, EpisodeEvent> byId(
      Connection connection, List<Long> ids, Consumer<String> instead) throws SQLException {
    Map<Long, EpisodeEvent> events = new HashMap<>();
    for (List<Long> part : Statements.parts(ids, EVENTS_PER_QUERY)) {
      int asked = Statements.asked(part.size());
      Statements.query(
              connection,
              Sql.selectEventsById(asked),
              parameters -> parameters.addAll(part, asked),
              row -> Unreadable.orElse(instead, row, EventTable::read))
          .forEach(read -> read.ifPresent(event -> events.put(event.id().value(), event)));
    }
    return events;
  }
}
