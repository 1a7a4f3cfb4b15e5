package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.EventType;
import io.hostwatch.bridge.delivery.DeliveryState;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The statements of the audit. */
final class AuditSql {
  static final String LAST_OF_LOOK =
      """
      SELECT MAX(id) FROM (
        SELECT id FROM episode_event WHERE id > ? ORDER BY id LIMIT ?) AS look\
      """;

  /**
   * What is owed and not there, and what leads somewhere and is owed to nobody, though what else
   * stands in the history says that it must be: Alertmanager sent it, or people know of the episode
   * and it is the last word on it. A reopening, a new occurrence or an end between two may be kept
   * from people for good reasons that do not show; those are left out.
   */
  static final String SELECT_UNTOLD =
      """
      SELECT v.id FROM episode_event v JOIN episode e ON e.id = v.episode_id
      WHERE v.id > ? AND v.id <= ? AND (
        v.owed > 0 AND v.owed > (
          SELECT COUNT(*) FROM delivery d
          WHERE d.event_id = v.id AND d.replay = 0 AND d.state IN (%s))
        OR v.owed = 0 AND v.routed > 0 AND (
          v.type IN ('NOTIFIED', 'REMINDER')
          OR e.notified = 1 AND (
            e.status = 'resolved' AND v.type IN ('RESOLVED', 'EXPIRED')
            OR e.status = 'firing' AND v.type = 'FIRED' AND e.lease_until IS NULL
            OR e.status = 'firing' AND v.type = 'REOPENED' AND e.told_at = v.at)
          AND NOT EXISTS (
            SELECT 1 FROM episode_event w WHERE w.episode_id = v.episode_id
              AND w.sequence > v.sequence AND w.type IN (%s))))
      ORDER BY v.id\
      """
          .formatted(states(), toldTypes());

  /** The first of each conversation in which nothing has its turn, in their order after one. */
  static final String SELECT_STUCK =
      """
      SELECT MIN(id), source, fingerprint, receiver, channel FROM delivery
      WHERE state IN ('pending', 'in_flight', 'retry')
      GROUP BY source, fingerprint, receiver, channel HAVING COUNT(due_at) = 0 AND MIN(id) > ?
      ORDER BY MIN(id) LIMIT ?\
      """;

  /** Somebody tries the target just now, or waits for a time that an attempt set. */
  static final String SELECT_UNDER_WAY =
      """
      SELECT id FROM delivery
      WHERE receiver = ? AND channel = ? AND priority = ? AND due_at > ?
        AND state IN ('in_flight', 'retry')
      ORDER BY due_at, id LIMIT ?\
      """;

  static final String SELECT_LATEST_ATTEMPTS =
      "SELECT id, delivery_id, started_at FROM attempt WHERE id < ? ORDER BY id DESC LIMIT ?";

  private AuditSql() {}

  /** COALESCE keeps the database from going through all that the target was owed instead. */
  static String isAnyOfTarget(int deliveries) {
    return "SELECT 1 FROM delivery WHERE id IN "
        + Sql.parameters(deliveries)
        + " AND COALESCE(receiver, '') = ? AND COALESCE(channel, '') = ? LIMIT 1";
  }

  /** What stands there else no bridge wrote, and none will look at it. */
  private static String states() {
    return Arrays.stream(DeliveryState.values())
        .map(state -> "'" + state.text() + "'")
        .collect(Collectors.joining(", "));
  }

  private static String toldTypes() {
    return Arrays.stream(EventType.values())
        .filter(EventType::isTold)
        .map(type -> "'" + type.name() + "'")
        .collect(Collectors.joining(", "));
  }
}
