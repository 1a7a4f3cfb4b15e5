package io.hostwatch.bridge.store.jdbc;

/** The statements of {@link DaySweep}, which only PostgreSQL understands. */
final class DaySql {
  static final String HAS_TIMESCALE = "SELECT 1 FROM pg_extension WHERE extname = 'timescaledb'";

  static final String OLDEST_DAY =
      """
      SELECT range_end_integer FROM timescaledb_information.chunks
      WHERE hypertable_schema = current_schema() AND hypertable_name = 'receipt'
      ORDER BY range_end_integer LIMIT 1\
      """;

  static final String IS_ANY_YOUNG =
      "SELECT 1 FROM receipt WHERE id < ? AND received_at >= ? LIMIT 1";

  static final String COUNT_DAY = "SELECT COUNT(*) FROM receipt WHERE id < ?";

  static final String DROP_RECEIPTS = "SELECT drop_chunks('receipt', older_than => ?::BIGINT)";

  static final String DROP_QUARANTINE = "SELECT drop_chunks('quarantine', older_than => ?::BIGINT)";

  private DaySql() {}
}
