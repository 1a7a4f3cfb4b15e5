package io.hostwatch.bridge.store.jdbc;

import java.util.Collections;
import java.util.Map;

/**
 * A kind of server, and in what it differs from the others.
 *
 * @param migrations the folder of its migrations
 * @param driver the class of its driver
 * @param connecting what the driver is told of every connection
 * @param working what it is told beyond that of those that must not wait long
 * @param session begins a session; the locks of a bridge that stands still in a transaction do not
 *     outlive it by far
 * @param writing continues it where it writes: what is done often there is by an index, however
 *     little the server knows of its tables yet
 * @param migrating begins one that changes tables: it gives up sooner than those who then wait
 *     behind it
 * @param clock asks for its time in microseconds
 * @param unlessPresent ends an insert that does nothing where the row is there already
 * @param countsAdded whether it then counts only the rows that were not there
 * @param locksOneByOne whether it locks alerts by a search for each: asked for many of one source,
 *     one that has no statistics may read all that the source has
 */
record ServerKind(
    String migrations,
    String driver,
    Map<String, String> connecting,
    Map<String, String> working,
    String session,
    String writing,
    String migrating,
    String clock,
    String unlessPresent,
    boolean countsAdded,
    boolean locksOneByOne) {

  static final ServerKind POSTGRESQL =
      new ServerKind(
          "postgresql",
          "org.postgresql.Driver",
          Map.of(
              "connectTimeout", "3",
              "tcpKeepAlive", "true",
              "reWriteBatchedInserts", "true",
              "ApplicationName", "hostwatch-bridge"),
          Map.of("socketTimeout", "20"),
          """
          SET lock_timeout = '5s';
          SET idle_in_transaction_session_timeout = '20s';
          SELECT set_config('synchronous_commit', 'on', false)
          WHERE current_setting('synchronous_commit') = 'off'\
          """,
          "; SET enable_seqscan = off; SET jit = off",
          "SET lock_timeout = '2s'",
          "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS BIGINT)",
          "ON CONFLICT DO NOTHING",
          true,
          true);

  /** MySQL too: the driver speaks to both. */
  static final ServerKind MARIADB =
      new ServerKind(
          "mysql",
          "org.mariadb.jdbc.Driver",
          // bulk statements know no INSERT from a SELECT
          Map.of("connectTimeout", "3000", "useBulkStmts", "false"),
          Map.of("socketTimeout", "20000"),
          // MySQL knows no limit of an idle transaction, so there any idle session is ended
          "SET SESSION innodb_lock_wait_timeout = 5, sql_mode = 'STRICT_ALL_TABLES'"
              + ", wait_timeout = 60 /*M! , idle_transaction_timeout = 20 */",
          "",
          "SET SESSION lock_wait_timeout = 2, innodb_lock_wait_timeout = 2",
          "SELECT CAST(UNIX_TIMESTAMP(NOW(6)) * 1000000 AS SIGNED)",
          "ON DUPLICATE KEY UPDATE latest_id = latest_id",
          false,
          false);

  ServerKind {
    connecting = Map.copyOf(connecting);
    working = Map.copyOf(working);
  }

  /** Adds {@code count} alerts, those of them that are missing. */
  String insertAlerts(int count) {
    return "INSERT INTO alert (source, fingerprint, latest_id) VALUES "
        + String.join(", ", Collections.nCopies(count, "(?, ?, 0)"))
        + " "
        + unlessPresent;
  }
}
