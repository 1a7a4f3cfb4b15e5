package io.hostwatch.bridge.store.jdbc;

class PostgresOverdueDeliveryIT extends OverdueDeliveryContract {
  PostgresOverdueDeliveryIT() {
    super(JdbcStore.open(PostgresServer.newDatabase(), _ -> {}));
  }
}
