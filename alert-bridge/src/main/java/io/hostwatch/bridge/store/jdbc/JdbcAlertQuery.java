package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.EpisodeEvent;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.delivery.Attempt;
import io.hostwatch.bridge.store.AlertFilter;
import io.hostwatch.bridge.store.AlertQuery;
import io.hostwatch.bridge.store.Cursor;
import io.hostwatch.bridge.store.EpisodeHistory;
import io.hostwatch.bridge.store.EpisodeHistory.Told;
import io.hostwatch.bridge.store.Page;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The history as it is read, beside the writer; thread-safe. */
final class JdbcAlertQuery implements AlertQuery {
  private final Readers readers;
  private final UnreadableLog unreadable;

  JdbcAlertQuery(Readers readers, UnreadableLog unreadable) {
    this.readers = readers;
    this.unreadable = unreadable;
  }

  @Override
  public Page<Episode> find(AlertFilter filter, Optional<Cursor> after, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit " + limit + ": expected at least 1");
    }
    Place start = after.map(Place::of).orElse(Place.FIRST);
    return readers.read(
        "find episodes",
        connection -> EpisodeSearch.page(connection, filter, start, limit, unreadable::leftOut));
  }

  @Override
  public Page<Episode> aged(
      Instant unseenSince, Instant acknowledgedUntil, Optional<Cursor> after, int limit) {
    Place start = after.map(Place::of).orElse(Place.FIRST);
    List<Firing> found =
        readers.read(
            "look for aged episodes",
            connection ->
                Firing.after(
                    connection,
                    Sql.SELECT_AGED,
                    start,
                    parameters -> parameters.add(acknowledgedUntil).add(unseenSince),
                    limit,
                    unreadable::leftOut));
    return Firing.page(found, limit);
  }

  @Override
  public Optional<EpisodeHistory> history(Id episode) {
    List<String> leftOut = new ArrayList<>();
    Optional<EpisodeHistory> found =
        unreadable.telling(
            () ->
                readers.read(
                    "read episode " + episode,
                    connection -> history(connection, episode, leftOut)));
    leftOut.forEach(unreadable::leftOut);
    return found;
  }

  /**
   * Reads what can be read.
   *
   * @param leftOut takes which rows cannot
   */
  private static Optional<EpisodeHistory> history(
      Connection connection, Id id, List<String> leftOut) throws SQLException {
    List<Episode> episodes =
        Statements.query(
            connection, Sql.SELECT_EPISODE, parameters -> parameters.add(id), EpisodeTable::read);
    if (episodes.isEmpty()) {
      return Optional.empty();
    }
    Map<Id, List<Attempt>> attempts = AttemptTable.of(connection, id, leftOut::add);
    List<Told> told =
        DeliveryTable.of(connection, id, leftOut::add).stream()
            .map(delivery -> new Told(delivery, attempts.getOrDefault(delivery.id(), List.of())))
            .toList();
    List<EpisodeEvent> events = EventTable.of(connection, id, leftOut::add);
    return Optional.of(new EpisodeHistory(episodes.getFirst(), events, told, leftOut.size()));
  }

  @Override
  public long countFiring() {
    return readers.read(
        "count what fires",
        connection ->
            Statements.query(connection, Sql.COUNT_FIRING, _ -> {}, Row::number).getFirst());
  }
}
