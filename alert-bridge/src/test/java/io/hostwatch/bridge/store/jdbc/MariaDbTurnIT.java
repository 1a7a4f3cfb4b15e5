package io.hostwatch.bridge.store.jdbc;

class MariaDbTurnIT extends TurnContract {
  MariaDbTurnIT() {
    super(JdbcStore.open(new ServerDatabase(MariaDbServer.newDatabase()), _ -> {}), "mysql");
  }
}
