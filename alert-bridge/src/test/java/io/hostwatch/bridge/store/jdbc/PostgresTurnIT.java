package io.hostwatch.bridge.store.jdbc;

class PostgresTurnIT extends TurnContract {
  PostgresTurnIT() {
    super(JdbcStore.open(new ServerDatabase(PostgresServer.newDatabase()), _ -> {}), "postgresql");
  }
}
