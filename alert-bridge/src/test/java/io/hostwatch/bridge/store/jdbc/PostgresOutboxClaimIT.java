package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.OutboxClaimContract;

class PostgresOutboxClaimIT extends OutboxClaimContract {
  PostgresOutboxClaimIT() {
    super(PostgresServer.backend());
  }
}
