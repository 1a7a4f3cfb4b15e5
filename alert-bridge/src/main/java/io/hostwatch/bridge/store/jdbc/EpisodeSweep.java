package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.Kept;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Deletes the episodes that ended before a time, with all that belongs to them, unless something
 * was heard of them since or a delivery of them is unsettled. One that has very much is taken apart
 * over several transactions: its attempts first, then its deliveries, then its events from the last
 * on, then itself.
 */
record EpisodeSweep(Instant before, AlertLocks locks) implements Sweep {

  /** Nothing more of it is read, as the rest may be unreadable. */
  private record Ended(
      boolean isSettled,
      long id,
      AlertKey alert,
      long startsAt,
      Instant endedAt,
      String labelJson) {

    static Ended read(Row row) throws SQLException {
      return new Ended(
          row.number() != 0,
          row.number(),
          new AlertKey(row.text(), row.number()),
          row.number(),
          row.time(),
          row.text());
    }

    Mark mark() {
      return new Mark(endedAt, id);
    }

    /** Those that it has, or all that there are if nobody can tell. */
    List<LabelValues.Label> labels(Connection connection) throws SQLException {
      try {
        return LabelValues.of(LabelJson.read(labelJson));
      } catch (RuntimeException e) {
        return LabelValues.all(connection);
      }
    }
  }

  /** The tables whose rows belong to an episode: those that refer to others come first. */
  private record Part(Kept what, String select, String delete) {}

  private static final List<Part> PARTS =
      List.of(
          new Part(Kept.ATTEMPT, RetentionSql.SELECT_ATTEMPT_IDS, RetentionSql.DELETE_ATTEMPT),
          new Part(Kept.DELIVERY, RetentionSql.SELECT_DELIVERY_IDS, RetentionSql.DELETE_DELIVERY),
          new Part(Kept.EVENT, RetentionSql.SELECT_EVENT_IDS, RetentionSql.DELETE_EVENT));

  @Override
  public Piece next(Connection connection, Mark from) throws SQLException {
    Locked<Ended> read = locks.lock(connection, c -> ended(c, from), Ended::alert);
    Map<Kept, Long> deleted = new EnumMap<>(Kept.class);
    Mark done = from;
    for (Ended ended : read.rows()) {
      long room = ROWS - deleted.values().stream().mapToLong(Long::longValue).sum();
      if (room <= 0 || (ended.isSettled() && !delete(connection, ended, room, deleted))) {
        return new Piece(deleted, Optional.of(done));
      }
      done = ended.mark();
    }
    List<Ended> found = read.found();
    return new Piece(
        deleted, found.size() == ROWS ? Optional.of(found.getLast().mark()) : Optional.empty());
  }

  private List<Ended> ended(Connection connection, Mark from) throws SQLException {
    return Statements.query(
        connection,
        RetentionSql.SELECT_ENDED_EPISODES,
        parameters ->
            parameters
                .add(before)
                .add(before)
                .add(from.at())
                .add(from.at())
                .add(from.id())
                .add(ROWS),
        Ended::read);
  }

  /** Deletes up to {@code room} rows; false if the episode has more. */
  private boolean delete(Connection connection, Ended ended, long room, Map<Kept, Long> deleted)
      throws SQLException {
    long episode = ended.id();
    Statements.update(connection, RetentionSql.OWE_NO_MORE, p -> p.add(episode));
    long left = room;
    for (Part part : PARTS) {
      long limit = left;
      List<Long> ids =
          Statements.query(connection, part.select(), p -> p.add(episode).add(limit), Row::number);
      Statements.batch(connection, part.delete(), ids, Parameters::add);
      deleted.merge(part.what(), (long) ids.size(), Long::sum);
      left -= ids.size();
      if (left == 0) {
        return false;
      }
    }
    List<LabelValues.Label> had =
        EpisodeTable.delete(connection, episode, ended.startsAt(), ended.labels(connection));
    locks.forget(connection, ended.alert());
    LabelValues.delete(connection, had, before);
    deleted.merge(Kept.ALERT, 1L, Long::sum);
    return true;
  }
}
