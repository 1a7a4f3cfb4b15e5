package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.intake.AttentionContract;

class PostgresAttentionIT extends AttentionContract {
  PostgresAttentionIT() {
    super(PostgresServer.backend());
  }
}
