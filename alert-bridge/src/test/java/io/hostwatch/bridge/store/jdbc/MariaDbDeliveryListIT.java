package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.DeliveryListContract;

class MariaDbDeliveryListIT extends DeliveryListContract {
  MariaDbDeliveryListIT() {
    super(MariaDbServer.store().withDeliveries());
  }
}
