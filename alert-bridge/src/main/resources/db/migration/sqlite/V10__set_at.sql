-- When next_at, or in flight the end of the lease, was set, by the clock of whoever set it: a clock that
-- was set back since shows. NULL where it was set as the delivery was made.
ALTER TABLE delivery ADD COLUMN set_at INTEGER;
UPDATE delivery
  SET set_at = COALESCE(
    leased_at, (SELECT MAX(a.started_at) FROM attempt a WHERE a.delivery_id = delivery.id))
  WHERE state IN ('in_flight', 'retry');
