package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.OutboxClockContract;

class PostgresOutboxClockIT extends OutboxClockContract {
  PostgresOutboxClockIT() {
    super(PostgresServer.backend());
  }
}
