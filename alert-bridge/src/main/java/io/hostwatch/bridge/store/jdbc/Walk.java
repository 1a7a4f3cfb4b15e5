package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.AlertStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Goes through the places of some episodes, newest start first, by one index that holds them in
 * this order and reads nothing else. Reads little at first and more each time. Used by one thread.
 */
final class Walk {
  private static final int FIRST_PART = 16;
  private static final int LARGEST_PART = 512;

  /** Which episodes: the statements, and what each takes before the bounds. */
  record Course(WalkSql sql, Statements.Filler filler) {

    static Course all() {
      return new Course(WalkSql.ALL, _ -> {});
    }

    static Course ofStatus(AlertStatus status) {
      return new Course(WalkSql.STATUS, parameters -> parameters.add(status.text()));
    }

    static Course ofLabel(long label) {
      return new Course(WalkSql.LABEL, parameters -> parameters.add(label));
    }

    /** Those of one span that ended at {@code end} or later. */
    static Course ofSpan(int span, Instant end) {
      return new Course(WalkSql.SPAN, parameters -> parameters.add(span).add(end));
    }
  }

  private final Course course;
  private final long oldest;
  private final Deque<Place> read = new ArrayDeque<>();
  private Place after;
  private int part = FIRST_PART;
  private boolean hasMore = true;

  /** Begins after a place; ends with what began at {@code oldest}. */
  Walk(Course course, Place after, long oldest) {
    this.course = course;
    this.after = after;
    this.oldest = oldest;
  }

  /** The place where it stands, absent at the end. */
  Optional<Place> place(Connection connection) throws SQLException {
    if (read.isEmpty() && hasMore) {
      readOn(connection);
      hasMore = read.size() == part;
      part = Math.min(part * 2, LARGEST_PART);
    }
    return Optional.ofNullable(read.peek());
  }

  /** Goes on by one. */
  void step() {
    after = read.remove();
  }

  private void readOn(Connection connection) throws SQLException {
    if (after.startsAt() >= oldest && !after.isPastItsStart()) {
      read(connection, course.sql().within(), p -> p.add(after.startsAt()).add(after.id()));
    }
    if (after.startsAt() > oldest && read.size() < part) {
      read(connection, course.sql().before(), p -> p.add(oldest).add(after.startsAt()));
    }
  }

  private void read(Connection connection, String sql, Statements.Filler bounds)
      throws SQLException {
    int room = part - read.size();
    read.addAll(
        Statements.query(
            connection,
            sql,
            parameters -> {
              course.filler().fill(parameters);
              bounds.fill(parameters);
              parameters.add(room);
            },
            Walk::place));
  }

  static Place place(Row row) throws SQLException {
    return new Place(row.number(), row.number());
  }
}
