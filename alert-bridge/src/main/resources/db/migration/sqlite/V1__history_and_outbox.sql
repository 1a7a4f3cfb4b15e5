-- All times are microseconds since 1970, UTC. All ids are made by the bridge and grow.

CREATE TABLE receipt (
  id               INTEGER PRIMARY KEY,
  source           TEXT    NOT NULL,
  received_at      INTEGER NOT NULL,
  remote           TEXT    NOT NULL,
  receiver         TEXT    NOT NULL,
  group_key        TEXT    NOT NULL,
  alerts           INTEGER NOT NULL,
  truncated_alerts INTEGER NOT NULL,
  body             BLOB    NOT NULL -- gzip
);
CREATE INDEX receipt_received ON receipt (received_at);

CREATE TABLE quarantine (
  receipt_id INTEGER NOT NULL REFERENCES receipt (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  reason     TEXT    NOT NULL,
  part       BLOB    NOT NULL, -- gzip
  PRIMARY KEY (receipt_id, position)
) WITHOUT ROWID;

CREATE TABLE episode (
  id               INTEGER PRIMARY KEY,
  source           TEXT    NOT NULL,
  fingerprint      INTEGER NOT NULL,
  open_fingerprint INTEGER,          -- the fingerprint while open, NULL once closed
  status           TEXT    NOT NULL, -- firing while open, else resolved
  labels           TEXT    NOT NULL, -- JSON object
  annotations      TEXT    NOT NULL, -- JSON object
  generator_url    TEXT    NOT NULL,
  starts_at        INTEGER NOT NULL,
  first_seen_at    INTEGER NOT NULL,
  last_seen_at     INTEGER NOT NULL,
  ended_at         INTEGER,
  close_reason     TEXT,
  firing_missed    INTEGER NOT NULL,
  last_sequence    INTEGER NOT NULL
);
-- Holds at most one open episode of a source and fingerprint: NULLs do not collide.
CREATE UNIQUE INDEX episode_open ON episode (source, open_fingerprint);
CREATE INDEX episode_latest ON episode (source, fingerprint, id);
CREATE INDEX episode_started ON episode (starts_at, id);
CREATE INDEX episode_status ON episode (status, starts_at, id);

-- One row for each label of each episode; label is a 64-bit hash of name and value.
CREATE TABLE episode_label (
  label      INTEGER NOT NULL,
  starts_at  INTEGER NOT NULL,
  episode_id INTEGER NOT NULL REFERENCES episode (id),
  PRIMARY KEY (label, starts_at, episode_id)
) WITHOUT ROWID;

CREATE TABLE episode_event (
  id         INTEGER PRIMARY KEY,
  episode_id INTEGER NOT NULL REFERENCES episode (id),
  sequence   INTEGER NOT NULL,
  type       TEXT    NOT NULL,
  at         INTEGER NOT NULL,
  detail     TEXT    NOT NULL,
  receipt_id INTEGER NOT NULL -- no reference: receipts are purged earlier
);
CREATE UNIQUE INDEX episode_event_sequence ON episode_event (episode_id, sequence);

CREATE TABLE delivery (
  id          INTEGER PRIMARY KEY,
  episode_id  INTEGER NOT NULL REFERENCES episode (id),
  event_id    INTEGER NOT NULL REFERENCES episode_event (id),
  source      TEXT    NOT NULL, -- the episode's, as is the fingerprint
  fingerprint INTEGER NOT NULL,
  receiver    TEXT    NOT NULL,
  channel     TEXT    NOT NULL,
  state       TEXT    NOT NULL,
  attempts    INTEGER NOT NULL,
  created_at  INTEGER NOT NULL,
  next_at     INTEGER NOT NULL,
  -- When it can be claimed: next_at, or in flight the end of its lease. NULL while one before it in
  -- its conversation is unsettled, and once it is settled itself: a claim reads only what is due.
  due_at      INTEGER,
  lease_owner TEXT,
  leased_at   INTEGER,
  detail      TEXT    NOT NULL,
  receipt     TEXT    NOT NULL  -- what the receiver calls the message
);
CREATE UNIQUE INDEX delivery_once ON delivery (event_id, receiver, channel);
CREATE INDEX delivery_due ON delivery (receiver, channel, due_at, id);
CREATE INDEX delivery_episode ON delivery (episode_id, id);
-- What waits for its turn: holds only the unsettled, since an alert may come back for years.
CREATE INDEX delivery_conversation ON delivery (source, fingerprint, receiver, channel, id)
  WHERE state IN ('pending', 'in_flight', 'retry');
CREATE INDEX delivery_state ON delivery (state, receiver, channel);

CREATE TABLE attempt (
  id          INTEGER PRIMARY KEY,
  delivery_id INTEGER NOT NULL REFERENCES delivery (id),
  number      INTEGER NOT NULL,
  started_at  INTEGER NOT NULL,
  took        INTEGER NOT NULL, -- microseconds
  result      TEXT    NOT NULL,
  detail      TEXT    NOT NULL
);
CREATE INDEX attempt_delivery ON attempt (delivery_id, id);

-- One row, written to find out whether the store can be written.
CREATE TABLE write_probe (
  id     INTEGER PRIMARY KEY,
  writes INTEGER NOT NULL
);
INSERT INTO write_probe (id, writes) VALUES (1, 0);
