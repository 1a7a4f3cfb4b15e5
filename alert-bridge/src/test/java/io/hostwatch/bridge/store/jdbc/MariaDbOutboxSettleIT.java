package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.OutboxSettleContract;

class MariaDbOutboxSettleIT extends OutboxSettleContract {
  MariaDbOutboxSettleIT() {
    super(MariaDbServer.backend());
  }
}
