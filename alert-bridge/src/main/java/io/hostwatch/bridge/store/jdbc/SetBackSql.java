package io.hostwatch.bridge.store.jdbc;

/** The statements of {@link SetBack}. */
final class SetBackSql {
  /**
   * What waits for a time that was set when it was later than now, leases as well. The state is
   * hidden from PostgreSQL, which else reads all that is unsettled by the index of that.
   */
  static final String SELECT_AHEAD =
      """
      SELECT id, source, fingerprint, episode_id, event_id, state, attempts, next_at, due_at,
        COALESCE(set_at, created_at)
      FROM delivery
      WHERE receiver = ? AND channel = ? AND priority IN (0, 1, 2, 3) AND due_at > ?
        AND COALESCE(set_at, created_at) > ?
        AND COALESCE(state, '') IN ('pending', 'retry', 'in_flight')
      LIMIT ?\
      """;

  /** A claim or a settlement in between has set another time. */
  static final String SET_BACK =
      """
      UPDATE delivery SET next_at = ?, due_at = ?, set_at = ?
      WHERE id = ? AND state = ? AND due_at = ?\
      """;

  static final String SET_BACK_HELD =
      """
      UPDATE delivery SET next_at = ?, due_at = CASE WHEN due_at IS NULL THEN NULL ELSE ? END,
        set_at = ?
      WHERE event_id = ? AND state = 'pending' AND attempts = 0 AND next_at = ?\
      """;

  static final String SET_BACK_EPISODE =
      "UPDATE episode SET held_until = ? WHERE id = ? AND held_until = ?";

  /** A probe that begins in between sets another time. */
  static final String SET_BACK_PROBE =
      """
      UPDATE destination SET
        probe_at = ? + CASE WHEN probe_at > set_at THEN probe_at - set_at ELSE 0 END, set_at = ?
      WHERE receiver = ? AND channel = ? AND parked_at IS NOT NULL AND set_at > ?\
      """;

  private SetBackSql() {}
}
