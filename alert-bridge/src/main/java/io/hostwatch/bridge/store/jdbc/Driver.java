package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.AlertStatus;
import io.hostwatch.bridge.store.jdbc.Walk.Course;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Episodes among which all that a search asks for is found, and how to go through them.
 *
 * @param courses each episode is in at least one
 * @param reach how far back the first few thousands of them reach: the rarer they are, the farther
 * @param labels the label that they all have, if it is one
 */
record Driver(List<Course> courses, long reach, List<Long> labels) {

  /** Beyond this many episodes it does not matter how many there are. */
  static final int FEW = 4_000;

  /** All there are. */
  static Driver all(Connection connection, Place start) throws SQLException {
    return new Driver(
        List.of(Course.all()), reach(connection, Sql.REACH_ALL, _ -> {}, start, FEW), List.of());
  }

  static Driver ofStatus(Connection connection, AlertStatus status, Place start)
      throws SQLException {
    long reach = reach(connection, Sql.REACH_STATUS, p -> p.add(status.text()), start, FEW);
    return new Driver(List.of(Course.ofStatus(status)), reach, List.of());
  }

  /** Those with any of some labels. */
  static Driver ofLabels(Connection connection, List<Long> labels, Place start)
      throws SQLException {
    List<Course> courses = new ArrayList<>();
    long reach = Long.MIN_VALUE;
    for (long label : labels) {
      courses.add(Course.ofLabel(label));
      int few = FEW / labels.size();
      reach = Math.max(reach, reach(connection, Sql.REACH_LABEL, p -> p.add(label), start, few));
    }
    return new Driver(courses, reach, labels.size() == 1 ? labels : List.of());
  }

  private static long reach(
      Connection connection, String sql, Statements.Filler filler, Place start, int few)
      throws SQLException {
    List<Long> last =
        Statements.query(
            connection,
            sql,
            parameters -> {
              filler.fill(parameters);
              parameters.add(start.latestStart()).add(few - 1);
            },
            Row::number);
    return last.isEmpty() ? Long.MIN_VALUE : last.getFirst();
  }

  /** Tells whether there are so few that all of them can be looked at. */
  boolean isFew() {
    return reach == Long.MIN_VALUE;
  }

  Walks walks(Place after, long oldest) {
    return new Walks(courses.stream().map(course -> new Walk(course, after, oldest)).toList());
  }
}
