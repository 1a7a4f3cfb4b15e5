-- What a receiver was owed, in the order in which it is listed.
CREATE INDEX delivery_receiver ON delivery (receiver, id);
