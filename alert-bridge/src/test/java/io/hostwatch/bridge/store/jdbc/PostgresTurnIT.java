package io.hostwatch.bridge.store.jdbc;

class PostgresTurnIT extends TurnContract {
  PostgresTurnIT() {
    super(JdbcStore.open(PostgresServer.newDatabase(), _ -> {}), "postgresql");
  }
}
