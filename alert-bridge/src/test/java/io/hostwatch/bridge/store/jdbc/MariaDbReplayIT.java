package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.ReplayContract;

class MariaDbReplayIT extends ReplayContract {
  MariaDbReplayIT() {
    super(MariaDbServer.store().withDeliveries());
  }
}
