package io.hostwatch.bridge.store.jdbc;

class PostgresRetentionIT extends RetentionContract {
  PostgresRetentionIT() {
    super(OpenedStore.on(PostgresServer.newDatabase()));
  }
}
