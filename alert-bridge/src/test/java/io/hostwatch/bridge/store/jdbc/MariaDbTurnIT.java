package io.hostwatch.bridge.store.jdbc;

class MariaDbTurnIT extends TurnContract {
  MariaDbTurnIT() {
    super(JdbcStore.open(MariaDbServer.newDatabase(), _ -> {}), "mysql");
  }
}
