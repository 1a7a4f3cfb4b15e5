package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.OutboxGivingUpContract;

class PostgresOutboxGivingUpIT extends OutboxGivingUpContract {
  PostgresOutboxGivingUpIT() {
    super(PostgresServer.backend());
  }
}
