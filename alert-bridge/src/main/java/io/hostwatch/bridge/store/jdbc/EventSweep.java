package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.Kept;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Deletes events of before a time so that what stays is still a history that could have been: an
 * update alone, a reopening only together with the end right before it, and of these two never the
 * first event. Events of an open episode stay, and those of which a delivery tells stay as long as
 * it.
 */
record EventSweep(Instant before, AlertLocks locks) implements Sweep {

  /** An event that may go, alone or with the one before it. */
  private record Passing(
      AlertKey alert, Mark mark, boolean isUpdate, boolean isFree, Optional<Long> endBefore) {

    static Passing read(Row row) throws SQLException {
      AlertKey alert = new AlertKey(row.text(), row.number());
      Mark mark = new Mark(row.time(), row.number());
      return new Passing(alert, mark, row.number() != 0, row.number() != 0, row.optionalNumber());
    }

    Stream<Long> deletable() {
      if (!isFree || (!isUpdate && endBefore.isEmpty())) {
        return Stream.empty();
      }
      return Stream.concat(endBefore.stream(), Stream.of(mark.id()));
    }
  }

  @Override
  public Piece next(Connection connection, Mark from) throws SQLException {
    Locked<Passing> passing = locks.lock(connection, c -> passing(c, from), Passing::alert);
    List<Long> old = passing.rows().stream().flatMap(Passing::deletable).toList();
    Statements.batch(connection, RetentionSql.DELETE_EVENT, old, Parameters::add);
    List<Passing> read = passing.found();
    return new Piece(
        Map.of(Kept.EVENT, (long) old.size()),
        read.size() == ROWS ? Optional.of(read.getLast().mark()) : Optional.empty());
  }

  private List<Passing> passing(Connection connection, Mark from) throws SQLException {
    return Statements.query(
        connection,
        RetentionSql.SELECT_PASSING_EVENTS,
        parameters ->
            parameters
                .add(before)
                .add(before)
                .add(from.at())
                .add(from.at())
                .add(from.id())
                .add(ROWS),
        Passing::read);
  }
}
