-- Where the database has TimescaleDB, receipts and what they quarantined stand in a table a day, which is
-- dropped whole once it is old enough. An id begins with milliseconds, 21 bits up. What stands in many tables
-- cannot be referred to: what a receipt quarantined is deleted with it by the bridge.
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'timescaledb') THEN
    ALTER TABLE quarantine DROP CONSTRAINT quarantine_receipt_id_fkey;
    PERFORM create_hypertable('receipt', 'id',
      chunk_time_interval => 86400000::BIGINT << 21,
      create_default_indexes => FALSE,
      migrate_data => TRUE);
    PERFORM create_hypertable('quarantine', 'receipt_id',
      chunk_time_interval => 86400000::BIGINT << 21,
      create_default_indexes => FALSE,
      migrate_data => TRUE);
  END IF;
END $$;
