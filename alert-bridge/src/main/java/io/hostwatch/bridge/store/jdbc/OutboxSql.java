package io.hostwatch.bridge.store.jdbc;

/** The statements of the outbox. */
final class OutboxSql {
  static final String DELIVERY_COLUMNS =
      """
      d.id, d.receiver, d.channel, d.episode_id, d.event_id, d.state, d.attempts, d.created_at, \
      d.next_at, d.detail, d.priority, d.dead_reason, d.superseded_by, d.replay_of\
      """;

  private static final String INSERT_INTO_DELIVERY =
      """
      INSERT INTO delivery (id, receiver, channel, episode_id, event_id, state, attempts,
        created_at, next_at, detail, priority, replay_of, replay, source, fingerprint, due_at,
        receipt)
      """;

  /** Nothing comes before it in its conversation; a driver may write many at once. */
  static final String INSERT_FIRST_DELIVERY =
      INSERT_INTO_DELIVERY + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')";

  static final String INSERT_DELIVERY =
      INSERT_INTO_DELIVERY
          + """
          SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
            CASE WHEN EXISTS (
              SELECT 1 FROM delivery b WHERE b.source = ? AND b.fingerprint = ?
                AND b.receiver = ? AND b.channel = ?
                AND b.state IN ('pending', 'in_flight', 'retry'))
            THEN NULL ELSE ? END, ''\
          """;

  static final String SELECT_DELIVERIES =
      "SELECT " + DELIVERY_COLUMNS + " FROM delivery d WHERE d.episode_id = ? ORDER BY d.id";

  static final String SELECT_ATTEMPTS =
      """
      SELECT a.delivery_id, a.number, a.started_at, a.took, a.result, a.detail
      FROM attempt a JOIN delivery d ON a.delivery_id = d.id
      WHERE d.episode_id = ? ORDER BY a.id\
      """;

  /** One class of priority; which class goes first is not for the database to say. */
  static final String SELECT_DUE =
      """
      SELECT id, due_at FROM delivery
      WHERE receiver = ? AND channel = ? AND priority = ? AND due_at <= ?
      ORDER BY due_at, id LIMIT ?\
      """;

  static final String LEASE_DELIVERY =
      """
      UPDATE delivery SET state = 'in_flight', attempts = ?, lease_owner = ?, leased_at = ?,
        set_at = ?, due_at = ?, probes = ?
      WHERE id = ?\
      """;

  static final String END_LEASES =
      "UPDATE delivery SET due_at = ? WHERE state = 'in_flight' AND due_at > ?";

  static final String RENEW_LEASES =
      "UPDATE delivery SET due_at = ?, set_at = ? WHERE state = 'in_flight' AND lease_owner = ?";

  static final String SETTLE_DELIVERY =
      """
      UPDATE delivery SET state = ?, attempts = ?, next_at = ?, due_at = ?, set_at = ?, detail = ?,
        receipt = ?, dead_reason = ?, lease_owner = NULL, leased_at = NULL, probes = probes - ?
      WHERE id = ? AND state = 'in_flight' AND lease_owner = ? AND attempts = ? AND leased_at = ?\
      """;

  static final String SELECT_NEXT_OF_CONVERSATION =
      """
      SELECT id FROM delivery
      WHERE source = ? AND fingerprint = ? AND receiver = ? AND channel = ?
        AND state IN ('pending', 'in_flight', 'retry')
      ORDER BY id LIMIT 1\
      """;

  static final String RELEASE_DELIVERY =
      "UPDATE delivery SET due_at = next_at WHERE id = ? AND due_at IS NULL";

  private static final String HELD =
      """
       WHERE source = ? AND fingerprint = ? AND state IN ('pending', 'in_flight', 'retry')
        AND state = 'pending' AND attempts = 0 AND next_at > COALESCE(set_at, created_at)\
      """;

  /** What waits for one before it stays without a time at which it is due. */
  static final String RELEASE_HELD =
      """
      UPDATE delivery SET next_at = COALESCE(set_at, created_at),
        due_at = CASE WHEN due_at IS NULL THEN NULL ELSE COALESCE(set_at, created_at) END\
      """
          + HELD;

  /** The event whose telling is held back while its episode says so. */
  static final String SELECT_LAST_END =
      """
      SELECT id FROM episode_event
      WHERE episode_id = ? AND type IN ('RESOLVED', 'SUPERSEDED', 'EXPIRED')
      ORDER BY sequence DESC LIMIT 1\
      """;

  /** What tells an end and was never begun; what tells an earlier one is owed all the same. */
  private static final String HELD_OF_END =
      """
       WHERE event_id = ? AND state = 'pending' AND attempts = 0 AND replay_of IS NULL
        AND NOT EXISTS (SELECT 1 FROM attempt a WHERE a.delivery_id = delivery.id)\
      """;

  /** Whom it was to reach what WITHDRAW_HELD deletes: there others may wait behind it. */
  static final String SELECT_HELD_TARGETS =
      "SELECT DISTINCT receiver, channel FROM delivery" + HELD_OF_END;

  static final String SELECT_TARGETS_OF_EVENT =
      "SELECT DISTINCT receiver, channel FROM delivery WHERE event_id = ?";

  static final String WITHDRAW_HELD = "DELETE FROM delivery" + HELD_OF_END;

  /** For whoever looks later whether every event was told. */
  static final String OWE_WHAT_IS_LEFT =
      """
      UPDATE episode_event SET routed = 0, owed = (
        SELECT COUNT(*) FROM delivery d WHERE d.event_id = episode_event.id AND d.replay = 0)
      WHERE id = ?\
      """;

  static final String INSERT_ATTEMPT =
      """
      INSERT INTO attempt (delivery_id, number, started_at, took, result, detail)
      VALUES (?, ?, ?, ?, ?, ?)\
      """;

  static final String BACKLOG =
      """
      SELECT receiver, channel, state, COUNT(*), MIN(created_at) FROM delivery
      WHERE state IN ('pending', 'in_flight', 'retry', 'dead')
      GROUP BY receiver, channel, state\
      """;

  static final String SELECT_BEHIND =
      """
      SELECT id, created_at, next_at FROM delivery
      WHERE source = ? AND fingerprint = ? AND receiver = ? AND channel = ?
        AND state IN ('pending', 'in_flight', 'retry') AND id > ?
      ORDER BY id\
      """;

  static final String SUPERSEDE_DELIVERY =
      """
      UPDATE delivery SET state = 'superseded', superseded_by = ?, due_at = NULL,
        lease_owner = NULL, leased_at = NULL
      WHERE id = ? AND state IN ('pending', 'in_flight', 'retry')\
      """;

  /** What the superseded one stood for, the one in its place stands for now. */
  static final String HAND_ON_SUPERSEDED =
      "UPDATE delivery SET superseded_by = ? WHERE superseded_by = ?";

  /** One more than the greatest number of a telling of this event. */
  static final String COUNT_TELLINGS =
      """
      SELECT MAX(replay) + 1 FROM delivery WHERE event_id = ? AND receiver = ? AND channel = ?\
      """;

  static final String SUPERSEDE_SETTLED =
      """
      UPDATE delivery SET state = 'superseded', superseded_by = ?
      WHERE id = ? AND state IN ('dead', 'cancelled')\
      """;

  static final String SELECT_UNBEGUN_REPLAYS =
      """
      SELECT id FROM delivery
      WHERE source = ? AND fingerprint = ? AND receiver = ? AND channel = ?
        AND state IN ('pending', 'in_flight', 'retry')
        AND state = 'pending' AND attempts = 0 AND replay_of IS NOT NULL AND id < ?
      ORDER BY id\
      """;

  static final String SUPERSEDE_UNBEGUN =
      """
      UPDATE delivery SET state = 'superseded', superseded_by = ?, due_at = NULL
      WHERE id = ? AND state = 'pending' AND attempts = 0\
      """;

  static final String SELECT_LOST =
      """
      SELECT attempts, leased_at, due_at FROM delivery
      WHERE id = ? AND state = 'in_flight' AND due_at <= ? AND leased_at IS NOT NULL\
      """;

  static final String SELECT_STANDING =
      "SELECT source, fingerprint, state FROM delivery WHERE id = ?";

  /** Whatever its state says, which may be unreadable: what is due is neither settled nor told. */
  static final String SET_ASIDE_DELIVERY =
      """
      UPDATE delivery SET state = 'dead', dead_reason = 'unreadable', detail = ?, due_at = NULL,
        lease_owner = NULL, leased_at = NULL
      WHERE id = ? AND due_at <= ?\
      """;

  static final String SELECT_PARKED =
      """
      SELECT receiver, channel, parked_at, probe_at, probes, reason, detail, set_at
      FROM destination WHERE parked_at IS NOT NULL\
      """;

  static final String SELECT_PARKED_TARGET = SELECT_PARKED + " AND receiver = ? AND channel = ?";

  static final String BEGIN_PROBE =
      """
      UPDATE destination SET probe_at = ?, set_at = ?
      WHERE receiver = ? AND channel = ? AND parked_at = ? AND probe_at = ?\
      """;

  static final String PROBE_FAILED =
      """
      UPDATE destination SET set_at = ?, probe_at = ?, reason = ?, detail = ?, probes = probes + 1
      WHERE receiver = ? AND channel = ? AND parked_at = ?\
      """;

  static final String PARK_KNOWN =
      """
      UPDATE destination SET set_at = ?, probe_at = ?, reason = ?, detail = ?, probes = 0,
        parked_at = ?
      WHERE receiver = ? AND channel = ? AND parked_at IS NULL\
      """;

  static final String PARK_NEW =
      """
      INSERT INTO destination (set_at, probe_at, reason, detail, parked_at, receiver, channel, probes)
      VALUES (?, ?, ?, ?, ?, ?, ?, 0)\
      """;

  static final String IS_KNOWN_TARGET =
      "SELECT probes FROM destination WHERE receiver = ? AND channel = ?";

  static final String SERVE_KNOWN =
      "UPDATE destination SET served_at = ? WHERE receiver = ? AND channel = ?";

  static final String SERVE_NEW =
      """
      INSERT INTO destination (set_at, probe_at, reason, detail, probes, served_at, receiver,
        channel)
      VALUES (0, 0, '', '', 0, ?, ?, ?)\
      """;

  static final String SELECT_SERVED =
      "SELECT receiver, channel, served_at FROM destination WHERE served_at IS NOT NULL";

  static final String UNPARK =
      """
      UPDATE destination SET parked_at = NULL
      WHERE receiver = ? AND channel = ? AND parked_at = ?\
      """;

  /** Nobody waits for a backoff that ran while the target was parked. */
  static final String HASTEN_RETRIES =
      """
      UPDATE delivery SET next_at = CASE WHEN created_at < ? THEN created_at ELSE ? END,
        due_at = CASE WHEN created_at < ? THEN created_at ELSE ? END
      WHERE receiver = ? AND channel = ? AND priority IN (0, 1, 2, 3) AND due_at > ?
        AND state = 'retry'\
      """;

  /** All that a claim tells of {@code count} deliveries. */
  static String selectToClaim(int count) {
    return "SELECT d.leased_at, d.due_at, d.probes, "
        + String.join(", ", DELIVERY_COLUMNS, Sql.EPISODE_COLUMNS, Sql.EVENT_COLUMNS)
        + " FROM delivery d JOIN episode e ON e.id = d.episode_id"
        + " JOIN episode_event v ON v.id = d.event_id WHERE d.id IN "
        + Sql.parameters(count);
  }

  /** What {@code count} deliveries are told for beside their own events. */
  static String selectStoodFor(int count) {
    return "SELECT superseded_by, id, event_id FROM delivery WHERE superseded_by IN "
        + Sql.parameters(count);
  }

  private OutboxSql() {}
}
