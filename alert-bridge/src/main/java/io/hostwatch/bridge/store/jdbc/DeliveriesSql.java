package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.delivery.DeliveryState;
import io.hostwatch.bridge.store.jdbc.DeliveryConditions.Order;

/** The statements by which people look at deliveries. */
final class DeliveriesSql {
  /** Courses of {@link #walkDeliveries}: those of an episode, or of a receiver. */
  static final String OF_EPISODE = "d.episode_id = ? AND ";

  /** That it is not empty says nothing new, but leads PostgreSQL to the index of this course. */
  static final String OF_RECEIVER = "d.receiver = ? AND d.receiver <> '' AND ";

  static final String LIST_DELIVERIES =
      "SELECT "
          + String.join(", ", OutboxSql.DELIVERY_COLUMNS, Sql.EPISODE_COLUMNS)
          + ", v.id, v.type FROM delivery d JOIN episode e ON e.id = d.episode_id"
          + " JOIN episode_event v ON v.id = d.event_id";

  private DeliveriesSql() {}

  /** A course of {@link #walkDeliveries}: those that are kept in a state. */
  static String ofState(DeliveryState state) {
    return "d.state = '" + state.text() + "' AND ";
  }

  /**
   * The deliveries of a course after an id, and of each whether it passes a test. The test is no
   * condition, so that it does not lead the database to another index.
   */
  static String walkDeliveries(String test, String course, Order order) {
    return "SELECT d.id, "
        + test
        + " FROM delivery d WHERE "
        + course
        + "d.id "
        + order.after()
        + " ? ORDER BY d.id "
        + order.word()
        + " LIMIT ?";
  }

  static String listDeliveries(int count) {
    return LIST_DELIVERIES + " WHERE d.id IN " + Sql.parameters(count);
  }
}
