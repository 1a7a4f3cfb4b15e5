package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.OutboxSettleContract;

class PostgresOutboxSettleIT extends OutboxSettleContract {
  PostgresOutboxSettleIT() {
    super(PostgresServer.backend());
  }
}
