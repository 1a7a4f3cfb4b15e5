-- Where the database has TimescaleDB, receipts and what they quarantined stand in a table a day, which is
-- dropped whole once it is old enough. An id begins with milliseconds, 21 bits up. What stands in many tables
-- cannot be referred to: what a receipt quarantined is deleted with it by the bridge.
DO $$
DECLARE
  extension TEXT := (
    SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
    WHERE e.extname = 'timescaledb');
  cut TEXT := 'SELECT %I.create_hypertable(%L, %L, chunk_time_interval => 86400000::BIGINT << 21,'
    ' create_default_indexes => FALSE, migrate_data => TRUE)';
BEGIN
  IF extension IS NOT NULL THEN
    ALTER TABLE quarantine DROP CONSTRAINT quarantine_receipt_id_fkey;
    EXECUTE format(cut, extension, 'receipt', 'id');
    EXECUTE format(cut, extension, 'quarantine', 'receipt_id');
  END IF;
END $$;
