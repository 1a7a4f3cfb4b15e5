package io.hostwatch.bridge.store.jdbc;

import java.util.Collections;

/** All statements, in words that SQLite, PostgreSQL and MySQL share. */
final class Sql {
  static final String EPISODE_COLUMNS =
      """
      e.id, e.source, e.fingerprint, e.labels, e.annotations, e.generator_url, e.starts_at, \
      e.first_seen_at, e.last_seen_at, e.ended_at, e.close_reason, e.firing_missed, \
      e.notified, e.lease_until, e.held_until, e.suppressed_by, e.ack_by, e.ack_at, e.ack_until, \
      e.ack_comment, e.stale, e.told_at, e.last_sequence\
      """;

  static final String EVENT_COLUMNS = "v.id, v.episode_id, v.sequence, v.type, v.at, v.detail";

  static final String DELIVERY_COLUMNS =
      """
      d.id, d.receiver, d.channel, d.episode_id, d.event_id, d.state, d.attempts, d.created_at, \
      d.next_at, d.detail, d.priority, d.dead_reason, d.superseded_by, d.replay_of\
      """;

  static final String INSERT_RECEIPT =
      """
      INSERT INTO receipt (id, source, received_at, remote, receiver, group_key, alerts,
        truncated_alerts, body, trace_parent) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  static final String SELECT_TRACE_PARENT =
      """
      SELECT receipt.trace_parent FROM episode_event
      JOIN receipt ON receipt.id = episode_event.receipt_id
      WHERE episode_event.id = ? AND receipt.trace_parent <> ''
      """;

  static final String INSERT_QUARANTINE =
      "INSERT INTO quarantine (receipt_id, position, reason, part) VALUES (?, ?, ?, ?)";

  static final String SELECT_OLD_RECEIPTS =
      "SELECT id FROM receipt WHERE received_at < ? ORDER BY received_at LIMIT ?";

  static final String DELETE_RECEIPT = "DELETE FROM receipt WHERE id = ?";

  static final String INSERT_EPISODE =
      """
      INSERT INTO episode (open_fingerprint, status, annotations, generator_url, starts_at,
        last_seen_at, ended_at, close_reason, firing_missed, notified, lease_until, held_until,
        suppressed_by, ack_by, ack_at, ack_until, ack_comment, stale, told_at, last_sequence, span,
        id, source, fingerprint, labels, first_seen_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  static final String UPDATE_EPISODE =
      """
      UPDATE episode SET open_fingerprint = ?, status = ?, annotations = ?, generator_url = ?,
        starts_at = ?, last_seen_at = ?, ended_at = ?, close_reason = ?, firing_missed = ?,
        notified = ?, lease_until = ?, held_until = ?, suppressed_by = ?, ack_by = ?, ack_at = ?,
        ack_until = ?, ack_comment = ?, stale = ?, told_at = ?, last_sequence = ?, span = ?
      WHERE id = ?\
      """;

  /** What a repeat changes, and no column that an index holds: it is the most frequent write. */
  static final String REFRESH_EPISODE =
      """
      UPDATE episode SET annotations = ?, generator_url = ?, last_seen_at = ?, notified = ?,
        lease_until = ?, last_sequence = ?
      WHERE id = ?\
      """;

  static final String INSERT_EPISODE_LABEL =
      "INSERT INTO episode_label (label, starts_at, episode_id) VALUES (?, ?, ?)";

  static final String MOVE_EPISODE_LABEL =
      """
      UPDATE episode_label SET starts_at = ? WHERE label = ? AND starts_at = ? AND episode_id = ?\
      """;

  static final String SELECT_EPISODE =
      "SELECT " + EPISODE_COLUMNS + " FROM episode e WHERE e.id = ?";

  /** Reads all that fires: an index on the lease would cost a write for each repeat. */
  static final String SELECT_UNLEASED =
      "SELECT "
          + EPISODE_COLUMNS
          + " FROM episode e WHERE e.status = 'firing' AND e.lease_until < ? LIMIT ?";

  static final String INSERT_LABEL_VALUE =
      """
      INSERT INTO label_value (name, label, episode_id, value, used_at)
      SELECT ?, ?, ?, ?, ?
      WHERE NOT EXISTS (SELECT 1 FROM label_value WHERE name = ? AND label = ?)\
      """;

  static final String USE_LABEL_VALUE =
      "UPDATE label_value SET used_at = ? WHERE name = ? AND label = ?";

  static final String SELECT_LABEL_VALUES =
      "SELECT label, value FROM label_value WHERE name = ? LIMIT ?";

  static final String DELETE_LABEL_VALUE =
      """
      DELETE FROM label_value WHERE name = ? AND label = ? AND used_at < ?
        AND NOT EXISTS (SELECT 1 FROM episode_label h WHERE h.label = ?)\
      """;

  static final String HAS_LABEL =
      """
      EXISTS (SELECT 1 FROM episode_label h
        WHERE h.label = ? AND h.starts_at = e.starts_at AND h.episode_id = e.id)\
      """;

  static final String WALK_ALL = walk("starts_at, id", "episode", "");

  static final String WALK_STATUS = walk("starts_at, id", "episode", "status = ? AND ");

  static final String WALK_LABEL = walk("starts_at, episode_id", "episode_label", "label = ? AND ");

  static final String WALK_SPAN =
      walk("starts_at, id", "episode", "span = ? AND ended_at >= ? AND ");

  static final String REACH_ALL = reach("episode", "");

  static final String REACH_STATUS = reach("episode", "status = ? AND ");

  static final String REACH_LABEL = reach("episode_label", "label = ? AND ");

  static final String COUNT_FIRING = "SELECT COUNT(*) FROM episode WHERE status = 'firing'";

  static final String INSERT_EVENT =
      """
      INSERT INTO episode_event (id, episode_id, sequence, type, at, detail, receipt_id)
      VALUES (?, ?, ?, ?, ?, ?, ?)\
      """;

  static final String SELECT_EVENTS =
      "SELECT "
          + EVENT_COLUMNS
          + " FROM episode_event v WHERE v.episode_id = ? ORDER BY v.sequence";

  static final String INSERT_DELIVERY =
      """
      INSERT INTO delivery (id, receiver, channel, episode_id, event_id, state, attempts,
        created_at, next_at, detail, priority, replay_of, replay, source, fingerprint, due_at,
        receipt)
      SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
        CASE WHEN EXISTS (
          SELECT 1 FROM delivery b WHERE b.source = ? AND b.fingerprint = ?
            AND b.receiver = ? AND b.channel = ? AND b.state IN ('pending', 'in_flight', 'retry'))
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

  static final String IS_ANY_DUE =
      """
      SELECT 1 FROM delivery
      WHERE receiver = ? AND channel = ? AND priority IN (0, 1, 2, 3) AND due_at <= ? LIMIT 1\
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
        due_at = ?
      WHERE id = ?\
      """;

  static final String END_LEASES =
      "UPDATE delivery SET due_at = ? WHERE state = 'in_flight' AND due_at > ?";

  static final String SETTLE_DELIVERY =
      """
      UPDATE delivery SET state = ?, attempts = ?, next_at = ?, due_at = ?, detail = ?,
        receipt = ?, dead_reason = ?, lease_owner = NULL, leased_at = NULL
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
        AND state = 'pending' AND attempts = 0 AND next_at > created_at\
      """;

  /** What waits for one before it stays without a time at which it is due. */
  static final String RELEASE_HELD =
      """
      UPDATE delivery SET next_at = created_at,
        due_at = CASE WHEN due_at IS NULL THEN NULL ELSE created_at END\
      """
          + HELD;

  /** Nothing waits behind them: what is owed later releases them first. */
  static final String WITHDRAW_HELD =
      "DELETE FROM delivery"
          + HELD
          + " AND NOT EXISTS (SELECT 1 FROM attempt a WHERE a.delivery_id = delivery.id)";

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

  static final String SELECT_STOOD_FOR =
      "SELECT "
          + EVENT_COLUMNS
          + " FROM delivery d JOIN episode_event v ON v.id = d.event_id"
          + " WHERE d.superseded_by = ? ORDER BY d.id";

  static final String LIST_DELIVERIES =
      "SELECT "
          + String.join(", ", DELIVERY_COLUMNS, EPISODE_COLUMNS)
          + ", v.type FROM delivery d JOIN episode e ON e.id = d.episode_id"
          + " JOIN episode_event v ON v.id = d.event_id";

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

  /** Only heads of conversations: what is behind one is the head once that is given up. */
  static final String SELECT_TOO_OLD =
      """
      SELECT id, source, fingerprint FROM delivery
      WHERE receiver = ? AND channel = ? AND priority IN (0, 1, 2, 3) AND due_at >= 0
        AND created_at < ? AND (state <> 'in_flight' OR due_at <= ?)
      LIMIT ?\
      """;

  static final String GIVE_UP_DELIVERY =
      """
      UPDATE delivery SET state = ?, dead_reason = ?, detail = ?, due_at = NULL,
        lease_owner = NULL, leased_at = NULL
      WHERE id = ? AND state IN ('pending', 'in_flight', 'retry')
        AND (state <> 'in_flight' OR due_at <= ?)\
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

  static final String UNPARK =
      """
      UPDATE destination SET parked_at = NULL
      WHERE receiver = ? AND channel = ? AND parked_at = ?\
      """;

  /** Nobody waits for a backoff that ran while the target was parked. */
  static final String HASTEN_RETRIES =
      """
      UPDATE delivery SET next_at = created_at, due_at = created_at
      WHERE receiver = ? AND channel = ? AND priority IN (0, 1, 2, 3) AND due_at > ?
        AND state = 'retry'\
      """;

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

  static final String DELETE_EVENT = "DELETE FROM episode_event WHERE id = ?";

  static final String SELECT_ENDED_EPISODES =
      """
      SELECT CASE WHEN e.last_seen_at < ? AND NOT EXISTS (
          SELECT 1 FROM delivery d
          WHERE d.episode_id = e.id AND d.state IN ('pending', 'in_flight', 'retry'))
        THEN 1 ELSE 0 END,
      \
      """
          + EPISODE_COLUMNS
          + """
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

  static final String LATEST_ID =
      """
      SELECT MAX(id) FROM (
        SELECT MAX(id) AS id FROM receipt UNION ALL SELECT MAX(id) FROM episode
        UNION ALL SELECT MAX(id) FROM episode_event UNION ALL SELECT MAX(id) FROM delivery) AS ids\
      """;

  static final String REMEMBER_ALERT =
      "UPDATE alert SET latest_id = ? WHERE source = ? AND fingerprint = ?";

  static final String FORGET_ALERT =
      """
      DELETE FROM alert WHERE source = ? AND fingerprint = ?
        AND NOT EXISTS (SELECT 1 FROM episode e WHERE e.source = ? AND e.fingerprint = ?)\
      """;

  static final String WRITE_PROBE = "UPDATE write_probe SET writes = writes + 1 WHERE id = 1";

  private Sql() {}

  /** The latest episodes of one source and {@code count} fingerprints. */
  static String selectLatestEpisodes(int count) {
    return "SELECT "
        + EPISODE_COLUMNS
        + " FROM (SELECT MAX(id) AS id FROM episode WHERE source = ? AND fingerprint IN "
        + parameters(count)
        + " GROUP BY fingerprint) AS latest JOIN episode e ON e.id = latest.id";
  }

  /** All that a claim tells of {@code count} deliveries. */
  static String selectToClaim(int count) {
    return "SELECT d.leased_at, d.due_at, "
        + String.join(", ", DELIVERY_COLUMNS, EPISODE_COLUMNS, EVENT_COLUMNS)
        + " FROM delivery d JOIN episode e ON e.id = d.episode_id"
        + " JOIN episode_event v ON v.id = d.event_id WHERE d.id IN "
        + parameters(count);
  }

  static String selectAlertsForUpdate(int count) {
    return "SELECT fingerprint, latest_id FROM alert WHERE source = ? AND fingerprint IN "
        + parameters(count)
        + " ORDER BY fingerprint FOR UPDATE";
  }

  private static String parameters(int count) {
    return String.join(", ", Collections.nCopies(count, "?")).transform("(%s)"::formatted);
  }

  /** The places from an oldest start up to a place, newest first, of what fulfils a condition. */
  private static String walk(String place, String table, String condition) {
    String id = place.substring(place.indexOf(' ') + 1);
    return "SELECT "
        + place
        + " FROM "
        + table
        + " WHERE "
        + condition
        + "starts_at >= ? AND starts_at <= ? AND (starts_at < ? OR "
        + id
        + " < ?) ORDER BY starts_at DESC, "
        + id
        + " DESC LIMIT ?";
  }

  /** How far back a number of episodes from a start on reach: none if there are fewer. */
  private static String reach(String table, String condition) {
    return "SELECT starts_at FROM "
        + table
        + " WHERE "
        + condition
        + "starts_at <= ? ORDER BY starts_at DESC LIMIT 1 OFFSET ?";
  }

  /**
   * Episodes by id, of those the ones of a status, if need be, and with so many labels. COALESCE
   * keeps the database from going through all of this status instead.
   */
  static String selectEpisodes(int ids, boolean ofStatus, int labels) {
    return "SELECT "
        + EPISODE_COLUMNS
        + " FROM episode e WHERE e.id IN ("
        + String.join(", ", Collections.nCopies(ids, "?"))
        + ")"
        + (ofStatus ? " AND COALESCE(e.status, '') = ?" : "")
        + (" AND " + HAS_LABEL).repeat(labels);
  }
}
