package io.hostwatch.bridge.store.jdbc;

class PostgresSharedStoreIT extends SharedStoreContract {
  PostgresSharedStoreIT() {
    super(PostgresServer.newDatabase());
  }
}
