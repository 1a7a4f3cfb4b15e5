package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.OutboxParkingContract;

class MariaDbOutboxParkingIT extends OutboxParkingContract {
  MariaDbOutboxParkingIT() {
    super(MariaDbServer.backend());
  }
}
