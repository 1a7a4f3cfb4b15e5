package io.hostwatch.bridge.store.jdbc;

import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The statements of the history, in words that SQLite, PostgreSQL and MySQL share, as are those of
 * {@link OutboxSql} and {@link RetentionSql}.
 */
final class Sql {
  static final String EPISODE_COLUMNS =
      """
      e.id, e.source, e.fingerprint, e.labels, e.annotations, e.generator_url, e.starts_at, \
      e.first_seen_at, e.last_seen_at, e.ended_at, e.close_reason, e.firing_missed, \
      e.notified, e.lease_until, e.held_until, e.suppressed_by, e.ack_by, e.ack_at, e.ack_until, \
      e.ack_comment, e.stale, e.told_at, e.last_sequence\
      """;

  static final String EVENT_COLUMNS = "v.id, v.episode_id, v.sequence, v.type, v.at, v.detail";

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
  static final String SELECT_UNLEASED = selectFiring("e.lease_until < ?");

  /** Reads all that fires, for the same reason. */
  static final String SELECT_AGED =
      selectFiring(
          "(e.ack_until <= ? OR e.stale = 0 AND e.lease_until IS NULL AND e.last_seen_at <= ?)");

  static final String INSERT_LABEL_VALUE =
      """
      INSERT INTO label_value (name, label, episode_id, value, used_at)
      VALUES (?, ?, ?, ?, ?)\
      """;

  static final String USE_LABEL_VALUE =
      "UPDATE label_value SET used_at = ? WHERE name = ? AND label = ?";

  /** Empty for a name that has no more values than so many. */
  static final String SELECT_LABEL_VALUE_AFTER =
      "SELECT label FROM label_value WHERE name = ? LIMIT 1 OFFSET ?";

  static final String SELECT_LABEL_VALUES =
      "SELECT label, value FROM label_value WHERE name = ? AND value LIKE ?";

  static final String SELECT_ALL_LABELS = "SELECT DISTINCT name, label FROM label_value";

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

  static final String REACH_ALL = reach("episode", "");

  static final String REACH_STATUS = reach("episode", "status = ? AND ");

  static final String REACH_LABEL = reach("episode_label", "label = ? AND ");

  static final String COUNT_FIRING = "SELECT COUNT(*) FROM episode WHERE status = 'firing'";

  static final String INSERT_EVENT =
      """
      INSERT INTO episode_event (id, episode_id, sequence, type, at, detail, receipt_id, owed,
        routed)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  static final String SELECT_EVENTS =
      "SELECT "
          + EVENT_COLUMNS
          + " FROM episode_event v WHERE v.episode_id = ? ORDER BY v.sequence";

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

  private static String selectFiring(String condition) {
    return "SELECT e.starts_at, e.id, "
        + EPISODE_COLUMNS
        + " FROM episode e WHERE e.status = 'firing' AND e.starts_at <= ?"
        + " AND (e.starts_at < ? OR e.id < ?) AND "
        + condition
        + " ORDER BY e.starts_at DESC, e.id DESC LIMIT ?";
  }

  /**
   * The latest episodes of {@code count} alerts, each a source and a fingerprint. Each is the end
   * of an index: grouped, all episodes that the alerts ever had would be read.
   */
  static String selectLatestEpisodes(int count) {
    return "SELECT "
        + EPISODE_COLUMNS
        + " FROM ("
        + String.join(
            " UNION ",
            Collections.nCopies(
                count, "SELECT MAX(id) AS id FROM episode WHERE source = ? AND fingerprint = ?"))
        + ") AS latest JOIN episode e ON e.id = latest.id";
  }

  /**
   * Those of so many labels, each with its name, that are known. Each is a search of its own: asked
   * for many at once, PostgreSQL before 17 may read all that a name has.
   */
  static String selectKnownLabels(int count) {
    return String.join(
        " UNION ALL ",
        Collections.nCopies(count, "SELECT label FROM label_value WHERE name = ? AND label = ?"));
  }

  static String selectEventsById(int count) {
    return "SELECT " + EVENT_COLUMNS + " FROM episode_event v WHERE v.id IN " + parameters(count);
  }

  /** Locks those of so many alerts of a source that are there. */
  static String lockAlerts(int count) {
    return "SELECT fingerprint, latest_id FROM alert WHERE source = ? AND fingerprint IN "
        + parameters(count)
        + " ORDER BY fingerprint FOR UPDATE";
  }

  /** The same for so many pairs of source and fingerprint, in their order. */
  static String lockAlertsOneByOne(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                "SELECT * FROM (SELECT fingerprint, latest_id FROM alert"
                    + " WHERE source = ? AND fingerprint = ? FOR UPDATE) a"
                    + i)
        .collect(Collectors.joining(" UNION ALL "));
  }

  static String parameters(int count) {
    return String.join(", ", Collections.nCopies(count, "?")).transform("(%s)"::formatted);
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
