package io.hostwatch.bridge.store.jdbc;

/** The statements of {@link DaySweep}, which only PostgreSQL understands. */
final class DaySql {
  /** Where the extension's functions are: seldom in the path in which the tables are. */
  static final String SCHEMA_OF_TIMESCALE =
      """
      SELECT quote_ident(n.nspname) FROM pg_extension e
      JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'timescaledb'\
      """;

  /** Held until the transaction ends: of several bridges one drops days. */
  static final String IS_ALONE =
      "SELECT CASE WHEN pg_try_advisory_xact_lock(7521036480254410) THEN 1 ELSE 0 END";

  static final String OLDEST_DAY =
      """
      SELECT range_end_integer, format('%I.%I', chunk_schema, chunk_name)
      FROM timescaledb_information.chunks
      WHERE hypertable_schema = current_schema() AND hypertable_name = 'receipt'
      ORDER BY range_end_integer LIMIT 1\
      """;

  static final String IS_ANY_YOUNG =
      "SELECT 1 FROM receipt WHERE id < ? AND received_at >= ? LIMIT 1";

  static final String COUNT_DAY = "SELECT COUNT(*) FROM receipt WHERE id < ?";

  private DaySql() {}

  /** Waits for those who delete from it row by row; nobody adds to a day that is over. */
  static String lock(String table) {
    return "LOCK TABLE " + table + " IN EXCLUSIVE MODE";
  }

  static String drop(String schema, String table) {
    return "SELECT " + schema + ".drop_chunks('" + table + "', older_than => ?::BIGINT)";
  }
}
