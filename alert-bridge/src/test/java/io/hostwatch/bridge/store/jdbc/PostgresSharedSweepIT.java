package io.hostwatch.bridge.store.jdbc;

class PostgresSharedSweepIT extends SharedSweepContract {
  PostgresSharedSweepIT() {
    super(PostgresServer.newDatabase());
  }
}
