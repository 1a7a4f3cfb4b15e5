package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.OutboxCoalescingContract;

class MariaDbOutboxCoalescingIT extends OutboxCoalescingContract {
  MariaDbOutboxCoalescingIT() {
    super(MariaDbServer.backend());
  }
}
