package io.hostwatch.bridge.store.jdbc;

/** The statements that find and delete what is too old. */
final class RetentionSql {
  static final String SELECT_OLD_RECEIPTS =
      "SELECT id FROM receipt WHERE received_at < ? ORDER BY received_at LIMIT ?";

  /** Not everywhere does the reference do so. */
  static final String DELETE_QUARANTINE = "DELETE FROM quarantine WHERE receipt_id = ?";

  static final String DELETE_RECEIPT = "DELETE FROM receipt WHERE id = ?";

  static final String SELECT_PASSING_EVENTS =
      """
      SELECT e.source, e.fingerprint, v.at, v.id, CASE WHEN v.type = 'UPDATED' THEN 1 ELSE 0 END,
        CASE WHEN e.status = 'resolved'
          AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.event_id = v.id) THEN 1 ELSE 0 END,
        b.id
      FROM episode_event v
      JOIN episode e ON e.id = v.episode_id
      LEFT JOIN episode_event b ON v.type = 'REOPENED' AND b.episode_id = v.episode_id
        AND b.sequence = v.sequence - 1 AND b.sequence > 1 AND b.at < ?
        AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.event_id = b.id)
      WHERE v.type IN ('UPDATED', 'REOPENED') AND v.at < ?
        AND v.at >= ? AND (v.at > ? OR v.id > ?)
      ORDER BY v.at, v.id LIMIT ?\
      """;

  /** Deliveries go before their events, perhaps in an earlier transaction. */
  static final String OWE_NO_MORE =
      "UPDATE episode_event SET owed = 0, routed = 0 WHERE episode_id = ?";

  static final String DELETE_EVENT = "DELETE FROM episode_event WHERE id = ?";

  static final String SELECT_ENDED_EPISODES =
      """
      SELECT CASE WHEN e.last_seen_at < ? AND NOT EXISTS (
          SELECT 1 FROM delivery d
          WHERE d.episode_id = e.id AND d.state IN ('pending', 'in_flight', 'retry'))
        THEN 1 ELSE 0 END,
        e.id, e.source, e.fingerprint, e.starts_at, e.ended_at, e.labels
      FROM episode e
      WHERE e.ended_at < ? AND e.ended_at >= ? AND (e.ended_at > ? OR e.id > ?)
      ORDER BY e.ended_at, e.id LIMIT ?\
      """;

  static final String SELECT_ATTEMPT_IDS =
      """
      SELECT a.id FROM attempt a JOIN delivery d ON a.delivery_id = d.id
      WHERE d.episode_id = ? LIMIT ?\
      """;

  static final String DELETE_ATTEMPT = "DELETE FROM attempt WHERE id = ?";

  static final String SELECT_DELIVERY_IDS = "SELECT id FROM delivery WHERE episode_id = ? LIMIT ?";

  static final String DELETE_DELIVERY = "DELETE FROM delivery WHERE id = ?";

  static final String SELECT_EVENT_IDS =
      "SELECT id FROM episode_event WHERE episode_id = ? ORDER BY sequence DESC LIMIT ?";

  static final String DELETE_EPISODE_LABEL =
      "DELETE FROM episode_label WHERE label = ? AND starts_at = ? AND episode_id = ?";

  static final String DELETE_EPISODE = "DELETE FROM episode WHERE id = ?";

  private RetentionSql() {}
}
