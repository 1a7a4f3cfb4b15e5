package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.OutboxOrderContract;

class PostgresOutboxOrderIT extends OutboxOrderContract {
  PostgresOutboxOrderIT() {
    super(PostgresServer.backend());
  }
}
