package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.reconcile.OverdueContract;

class PostgresOverdueIT extends OverdueContract {
  PostgresOverdueIT() {
    super(PostgresServer.backend());
  }
}
