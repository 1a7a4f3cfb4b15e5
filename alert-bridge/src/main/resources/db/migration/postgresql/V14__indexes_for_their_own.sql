-- Before there are statistics a plan may look for what comes before a delivery among all of its receiver,
-- and keeps to it. Whoever asks for the receiver's list says what this index needs; nobody else does.
DROP INDEX delivery_receiver;
CREATE INDEX delivery_receiver ON delivery (receiver, id) WHERE receiver <> '';

-- Likewise what is due, which is little: what is settled is in it no longer.
DROP INDEX delivery_due;
CREATE INDEX delivery_due ON delivery (receiver, channel, priority, due_at, id) WHERE due_at IS NOT NULL;
