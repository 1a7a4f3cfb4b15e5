-- Before there are statistics a plan may look for what comes before a delivery among all of its receiver,
-- and keeps to it. Whoever asks for the receiver's list says what this index needs; nobody else does.
-- Likewise what is due, which is little: what is settled is in it no longer. Both are made first, for
-- whatever reads goes on meanwhile.
CREATE INDEX delivery_receiver_list ON delivery (receiver, id) WHERE receiver <> '';
CREATE INDEX delivery_due_only ON delivery (receiver, channel, priority, due_at, id) WHERE due_at IS NOT NULL;
DROP INDEX delivery_receiver;
DROP INDEX delivery_due;
ALTER INDEX delivery_receiver_list RENAME TO delivery_receiver;
ALTER INDEX delivery_due_only RENAME TO delivery_due;
