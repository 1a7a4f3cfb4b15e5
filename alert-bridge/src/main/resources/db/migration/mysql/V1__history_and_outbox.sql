-- All times are microseconds since 1970, UTC. All ids are made by the bridge and grow.

-- One row for each alert ever seen, for its lock: whoever changes an alert's history or hands its
-- deliveries on holds it. latest_id is the greatest id in that history, whichever bridge made it.
CREATE TABLE alert (
  source      VARCHAR(200) NOT NULL,
  fingerprint BIGINT NOT NULL,
  latest_id   BIGINT NOT NULL,
  PRIMARY KEY (source, fingerprint)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE receipt (
  id               BIGINT  PRIMARY KEY,
  source           VARCHAR(200) NOT NULL,
  received_at      BIGINT  NOT NULL,
  remote           LONGTEXT NOT NULL,
  receiver         LONGTEXT NOT NULL,
  group_key        LONGTEXT NOT NULL,
  alerts           INTEGER NOT NULL,
  truncated_alerts BIGINT  NOT NULL,
  body             LONGBLOB NOT NULL -- gzip
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX receipt_received ON receipt (received_at);

CREATE TABLE quarantine (
  receipt_id BIGINT  NOT NULL,
  position   INTEGER NOT NULL,
  reason     LONGTEXT NOT NULL,
  part       LONGBLOB NOT NULL, -- gzip
  PRIMARY KEY (receipt_id, position),
  FOREIGN KEY (receipt_id) REFERENCES receipt (id) ON DELETE CASCADE
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE episode (
  id               BIGINT  PRIMARY KEY,
  source           VARCHAR(200) NOT NULL,
  fingerprint      BIGINT  NOT NULL,
  open_fingerprint BIGINT,           -- the fingerprint while open, NULL once closed
  status           VARCHAR(16) NOT NULL, -- firing while open, else resolved
  labels           LONGTEXT NOT NULL, -- JSON object
  annotations      LONGTEXT NOT NULL, -- JSON object
  generator_url    LONGTEXT NOT NULL,
  starts_at        BIGINT  NOT NULL,
  first_seen_at    BIGINT  NOT NULL,
  last_seen_at     BIGINT  NOT NULL,
  ended_at         BIGINT,
  close_reason     VARCHAR(32),
  firing_missed    INTEGER NOT NULL,
  last_sequence    INTEGER NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
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
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE episode_event (
  id         BIGINT  PRIMARY KEY,
  episode_id BIGINT  NOT NULL,
  sequence   INTEGER NOT NULL,
  type       VARCHAR(32) NOT NULL,
  at         BIGINT  NOT NULL,
  detail     LONGTEXT NOT NULL,
  receipt_id BIGINT  NOT NULL, -- no reference: receipts are purged earlier
  FOREIGN KEY (episode_id) REFERENCES episode (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE UNIQUE INDEX episode_event_sequence ON episode_event (episode_id, sequence);

CREATE TABLE delivery (
  id          BIGINT  PRIMARY KEY,
  episode_id  BIGINT  NOT NULL,
  event_id    BIGINT  NOT NULL,
  source      VARCHAR(200) NOT NULL, -- the episode's, as is the fingerprint
  fingerprint BIGINT  NOT NULL,
  receiver    VARCHAR(200) NOT NULL,
  channel     VARCHAR(64) NOT NULL,
  state       VARCHAR(16) NOT NULL,
  attempts    INTEGER NOT NULL,
  created_at  BIGINT  NOT NULL,
  next_at     BIGINT  NOT NULL,
  -- When it can be claimed: next_at, or in flight the end of its lease. NULL while one before it in
  -- its conversation is unsettled, and once it is settled itself: a claim reads only what is due.
  due_at      BIGINT,
  lease_owner VARCHAR(200),
  leased_at   BIGINT,
  detail      LONGTEXT NOT NULL,
  receipt     LONGTEXT NOT NULL, -- what the receiver calls the message
  FOREIGN KEY (episode_id) REFERENCES episode (id),
  FOREIGN KEY (event_id) REFERENCES episode_event (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE UNIQUE INDEX delivery_once ON delivery (event_id, receiver, channel);
CREATE INDEX delivery_due ON delivery (receiver, channel, due_at, id);
CREATE INDEX delivery_episode ON delivery (episode_id, id);
-- What waits for its turn: read by its state, since an alert may come back for years.
CREATE INDEX delivery_conversation ON delivery (source, fingerprint, receiver, channel, state, id);
CREATE INDEX delivery_state ON delivery (state, receiver, channel);

CREATE TABLE attempt (
  id          BIGINT  AUTO_INCREMENT PRIMARY KEY,
  delivery_id BIGINT  NOT NULL,
  number      INTEGER NOT NULL,
  started_at  BIGINT  NOT NULL,
  took        BIGINT  NOT NULL, -- microseconds
  result      VARCHAR(32) NOT NULL,
  detail      LONGTEXT NOT NULL,
  FOREIGN KEY (delivery_id) REFERENCES delivery (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX attempt_delivery ON attempt (delivery_id, id);

-- One row, written to find out whether the store can be written.
CREATE TABLE write_probe (
  id     INTEGER PRIMARY KEY,
  writes BIGINT  NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
INSERT INTO write_probe (id, writes) VALUES (1, 0);
