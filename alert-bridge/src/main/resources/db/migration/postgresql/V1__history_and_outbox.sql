-- All times are microseconds since 1970, UTC. All ids are made by the bridge and grow.

-- One row for each alert ever seen, for its lock: whoever changes an alert's history or hands its
-- deliveries on holds it. latest_id is the greatest id in that history, whichever bridge made it.
CREATE TABLE alert (
  source      TEXT   NOT NULL,
  fingerprint BIGINT NOT NULL,
  latest_id   BIGINT NOT NULL,
  PRIMARY KEY (source, fingerprint)
) WITH (fillfactor = 80);

CREATE TABLE receipt (
  id               BIGINT  PRIMARY KEY,
  source           TEXT    NOT NULL,
  received_at      BIGINT  NOT NULL,
  remote           TEXT    NOT NULL,
  receiver         TEXT    NOT NULL,
  group_key        TEXT    NOT NULL,
  alerts           INTEGER NOT NULL,
  truncated_alerts BIGINT  NOT NULL,
  body             BYTEA   NOT NULL -- gzip
);
CREATE INDEX receipt_received ON receipt (received_at);

CREATE TABLE quarantine (
  receipt_id BIGINT  NOT NULL REFERENCES receipt (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  reason     TEXT    NOT NULL,
  part       BYTEA   NOT NULL, -- gzip
  PRIMARY KEY (receipt_id, position)
);

CREATE TABLE episode (
  id               BIGINT  PRIMARY KEY,
  source           TEXT    NOT NULL,
  fingerprint      BIGINT  NOT NULL,
  open_fingerprint BIGINT,           -- the fingerprint while open, NULL once closed
  status           TEXT    NOT NULL, -- firing while open, else resolved
  labels           TEXT    NOT NULL, -- JSON object
  annotations      TEXT    NOT NULL, -- JSON object
  generator_url    TEXT    NOT NULL,
  starts_at        BIGINT  NOT NULL,
  first_seen_at    BIGINT  NOT NULL,
  last_seen_at     BIGINT  NOT NULL,
  ended_at         BIGINT,
  close_reason     TEXT,
  firing_missed    INTEGER NOT NULL,
  last_sequence    INTEGER NOT NULL
) WITH (fillfactor = 80); -- room for refreshes, which touch no index
-- Holds at most one open episode of a source and fingerprint: NULLs do not collide.
CREATE UNIQUE INDEX episode_open ON episode (source, open_fingerprint);
CREATE INDEX episode_latest ON episode (source, fingerprint, id);
CREATE INDEX episode_started ON episode (starts_at, id);
CREATE INDEX episode_status ON episode (status, starts_at, id);

-- One row for each label of each episode; label is a 64-bit hash of name and value.
CREATE TABLE episode_label (
  label      BIGINT  NOT NULL,
  starts_at  BIGINT  NOT NULL,
  episode_id BIGINT  NOT NULL, -- no reference: it would want an index of its own
  PRIMARY KEY (label, starts_at, episode_id)
);

CREATE TABLE episode_event (
  id         BIGINT  PRIMARY KEY,
  episode_id BIGINT  NOT NULL REFERENCES episode (id),
  sequence   INTEGER NOT NULL,
  type       TEXT    NOT NULL,
  at         BIGINT  NOT NULL,
  detail     TEXT    NOT NULL,
  receipt_id BIGINT  NOT NULL -- no reference: receipts are purged earlier
);
CREATE UNIQUE INDEX episode_event_sequence ON episode_event (episode_id, sequence);

CREATE TABLE delivery (
  id          BIGINT  PRIMARY KEY,
  episode_id  BIGINT  NOT NULL REFERENCES episode (id),
  event_id    BIGINT  NOT NULL REFERENCES episode_event (id),
  source      TEXT    NOT NULL, -- the episode's, as is the fingerprint
  fingerprint BIGINT  NOT NULL,
  receiver    TEXT    NOT NULL,
  channel     TEXT    NOT NULL,
  state       TEXT    NOT NULL,
  attempts    INTEGER NOT NULL,
  created_at  BIGINT  NOT NULL,
  next_at     BIGINT  NOT NULL,
  -- When it can be claimed: next_at, or in flight the end of its lease. NULL while one before it in
  -- its conversation is unsettled, and once it is settled itself: a claim reads only what is due.
  due_at      BIGINT,
  lease_owner TEXT,
  leased_at   BIGINT,
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
  id          BIGINT  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  delivery_id BIGINT  NOT NULL REFERENCES delivery (id),
  number      INTEGER NOT NULL,
  started_at  BIGINT  NOT NULL,
  took        BIGINT  NOT NULL, -- microseconds
  result      TEXT    NOT NULL,
  detail      TEXT    NOT NULL
);
CREATE INDEX attempt_delivery ON attempt (delivery_id, id);

-- One row, written to find out whether the store can be written.
CREATE TABLE write_probe (
  id     INTEGER PRIMARY KEY,
  writes BIGINT  NOT NULL
);
INSERT INTO write_probe (id, writes) VALUES (1, 0);
