package io.hostwatch.bridge.store.jdbc;

/** The statements of {@link GivingUp}. */
final class GivingUpSql {
  /** Nobody else may have it under way, nor one himself, whose leases may only seem over. */
  private static final String NOT_UNDER_WAY =
      "(state <> 'in_flight' OR due_at <= ? AND COALESCE(lease_owner, '') <> ?)";

  /** Only heads of conversations: what is behind one is the head once that is given up. */
  static final String SELECT_TOO_OLD =
      """
      SELECT id, source, fingerprint FROM delivery
      WHERE receiver = ? AND channel = ? AND priority IN (0, 1, 2, 3) AND due_at >= 0
        AND created_at < ? AND %s
      LIMIT ?\
      """
          .formatted(NOT_UNDER_WAY);

  static final String GIVE_UP_DELIVERY =
      """
      UPDATE delivery SET state = ?, dead_reason = ?, detail = ?, due_at = NULL,
        lease_owner = NULL, leased_at = NULL
      WHERE id = ? AND state IN ('pending', 'in_flight', 'retry') AND \
      """
          + NOT_UNDER_WAY;

  private GivingUpSql() {}
}
