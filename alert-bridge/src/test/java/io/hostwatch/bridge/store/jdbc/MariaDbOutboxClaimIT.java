package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.OutboxClaimContract;

class MariaDbOutboxClaimIT extends OutboxClaimContract {
  MariaDbOutboxClaimIT() {
    super(MariaDbServer.backend());
  }
}
