package io.hostwatch.bridge.store.jdbc;

import java.util.List;

/** The statements of a move, in words that SQLite, PostgreSQL and MySQL share. */
final class MoveSql {
  /**
   * Only the target of a move has this table, so no schema does. It says how far the move came:
   * what stands before {@code table_name} is copied, and so many rows of that itself.
   */
  static final String CREATE_MARK =
      """
      CREATE TABLE IF NOT EXISTS history_move (
        id         INTEGER     NOT NULL PRIMARY KEY,
        origin     TEXT        NOT NULL,
        state      TEXT        NOT NULL,
        table_name VARCHAR(64) NOT NULL,
        copied     BIGINT      NOT NULL,
        finished   INTEGER     NOT NULL
      )\
      """;

  static final String SELECT_MARK =
      "SELECT origin, state, table_name, copied, finished FROM history_move WHERE id = 1";

  static final String INSERT_MARK =
      """
      INSERT INTO history_move (id, origin, state, table_name, copied, finished)
      VALUES (1, ?, ?, ?, ?, 0)\
      """;

  /** Changes nothing if another has moved on from there meanwhile. */
  static final String ADVANCE_MARK =
      """
      UPDATE history_move SET table_name = ?, copied = ?, finished = ?
      WHERE id = 1 AND table_name = ? AND copied = ? AND finished = 0\
      """;

  static final String SELECT_PROBE = "SELECT writes FROM write_probe WHERE id = 1";

  /** The rows of the table {@code alert}, also where there is none, from what else is kept. */
  static final String ALERTS =
      """
      (SELECT source, fingerprint, MAX(id) AS latest_id FROM (
        SELECT source, fingerprint, MAX(id) AS id FROM episode GROUP BY source, fingerprint
        UNION ALL
        SELECT e.source, e.fingerprint, MAX(v.id) AS id
        FROM episode e JOIN episode_event v ON v.episode_id = e.id
        GROUP BY e.source, e.fingerprint
        UNION ALL
        SELECT e.source, e.fingerprint, MAX(d.id) AS id
        FROM episode e JOIN delivery d ON d.episode_id = e.id
        GROUP BY e.source, e.fingerprint) AS ids
      GROUP BY source, fingerprint) AS alerts\
      """;

  private MoveSql() {}

  static String columns(String rows) {
    return "SELECT * FROM " + rows + " WHERE 1 = 0";
  }

  static String count(String rows) {
    return "SELECT COUNT(*) FROM " + rows;
  }

  /** Whether there is any, of a table or of some of its rows. */
  static String any(String rows) {
    return "SELECT 1 FROM " + rows + " LIMIT 1";
  }

  static String clear(String table) {
    return "DELETE FROM " + table;
  }

  /** All rows but the first so many; MySQL wants a limit wherever there is an offset. */
  static String select(List<String> columns, String rows, List<String> order) {
    return "SELECT %s FROM %s ORDER BY %s LIMIT 9223372036854775807 OFFSET ?"
        .formatted(String.join(", ", columns), rows, String.join(", ", order));
  }

  static String insert(String table, List<String> columns) {
    return "INSERT INTO %s (%s) VALUES %s"
        .formatted(table, String.join(", ", columns), Sql.parameters(columns.size()));
  }
}
