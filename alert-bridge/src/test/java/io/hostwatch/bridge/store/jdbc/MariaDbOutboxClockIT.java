package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.OutboxClockContract;

class MariaDbOutboxClockIT extends OutboxClockContract {
  MariaDbOutboxClockIT() {
    super(MariaDbServer.backend());
  }
}
