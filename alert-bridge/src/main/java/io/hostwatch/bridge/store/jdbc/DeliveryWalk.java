package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.store.jdbc.DeliveryConditions.Order;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Goes through deliveries in the order of their ids, by one index that holds them so, and tells of
 * each whether it fits. Reads little at first and more each time. Used by one thread.
 */
final class DeliveryWalk {
  private static final int FIRST_PART = 64;
  private static final int LARGEST_PART = 4_096;

  /** A delivery on the way. */
  record Step(Id id, boolean fits) {}

  /** Which deliveries: the beginning of a condition, and what it takes. */
  record Course(String condition, Statements.Filler filler) {}

  private final Course course;
  private final DeliveryConditions conditions;
  private final Order order;
  private final Deque<Step> read = new ArrayDeque<>();
  private long after;
  private int part = FIRST_PART;
  private boolean hasMore = true;

  /** Begins after an id. */
  DeliveryWalk(Course course, DeliveryConditions conditions, Order order, long after) {
    this.course = course;
    this.conditions = conditions;
    this.order = order;
    this.after = after;
  }

  /** Absent where the id is negative: no bridge made it, and it comes after all others. */
  private static Optional<Step> step(Row row) throws SQLException {
    long id = row.number();
    boolean fits = row.number() != 0;
    return id < 0 ? Optional.empty() : Optional.of(new Step(new Id(id), fits));
  }

  /** Where it stands, absent at the end. */
  Optional<Step> head(Connection connection) throws SQLException {
    if (read.isEmpty() && hasMore) {
      String sql = DeliveriesSql.walkDeliveries(conditions.test(), course.condition(), order);
      Statements.query(connection, sql, this::fill, DeliveryWalk::step).stream()
          .flatMap(Optional::stream)
          .forEach(read::add);
      hasMore = read.size() == part;
      part = Math.min(part * 2, LARGEST_PART);
    }
    return Optional.ofNullable(read.peek());
  }

  /** Goes on by one, and returns that. */
  Step step() {
    Step step = read.remove();
    after = step.id().value();
    return step;
  }

  private void fill(Parameters parameters) throws SQLException {
    conditions.fill(parameters);
    course.filler().fill(parameters);
    parameters.add(after).add(part);
  }
}
