package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.DeliveryListContract;

class PostgresDeliveryListIT extends DeliveryListContract {
  PostgresDeliveryListIT() {
    super(OpenedStore.on(PostgresServer.newDatabase()).withDeliveries());
  }
}
