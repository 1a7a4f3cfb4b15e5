package io.hostwatch.bridge.store.jdbc;

/** The statements of the audit. */
final class AuditSql {
  static final String LAST_OF_LOOK =
      """
      SELECT MAX(id) FROM (
        SELECT id FROM episode_event WHERE id > ? ORDER BY id LIMIT ?) AS look\
      """;

  static final String SELECT_UNTOLD =
      """
      SELECT v.id FROM episode_event v WHERE v.id > ? AND v.id <= ? AND v.owed > 0 AND v.owed > (
        SELECT COUNT(*) FROM delivery d WHERE d.event_id = v.id AND d.replay = 0)
      ORDER BY v.id\
      """;

  static final String SELECT_STUCK =
      """
      SELECT MIN(id) FROM delivery WHERE state IN ('pending', 'in_flight', 'retry')
      GROUP BY source, fingerprint, receiver, channel HAVING COUNT(due_at) = 0\
      """;

  private AuditSql() {}
}
