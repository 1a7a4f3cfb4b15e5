package io.hostwatch.bridge.store.jdbc;

class PostgresRetentionIT extends RetentionContract {
  PostgresRetentionIT() {
    super(JdbcStore.open(PostgresServer.newDatabase(), _ -> {}));
  }
}
