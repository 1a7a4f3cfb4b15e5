package io.hostwatch.bridge.store.jdbc;

class MariaDbOverdueDeliveryIT extends OverdueDeliveryContract {
  MariaDbOverdueDeliveryIT() {
    super(JdbcStore.open(MariaDbServer.newDatabase(), _ -> {}));
  }
}
