package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.OutboxParkingContract;

class PostgresOutboxParkingIT extends OutboxParkingContract {
  PostgresOutboxParkingIT() {
    super(PostgresServer.backend());
  }
}
