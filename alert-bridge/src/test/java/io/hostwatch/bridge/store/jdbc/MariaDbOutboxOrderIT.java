package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.OutboxOrderContract;

class MariaDbOutboxOrderIT extends OutboxOrderContract {
  MariaDbOutboxOrderIT() {
    super(MariaDbServer.backend());
  }
}
