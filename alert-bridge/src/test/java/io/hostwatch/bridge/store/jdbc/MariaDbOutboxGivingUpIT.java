package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.OutboxGivingUpContract;

class MariaDbOutboxGivingUpIT extends OutboxGivingUpContract {
  MariaDbOutboxGivingUpIT() {
    super(MariaDbServer.backend());
  }
}
