package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.OutboxCoalescingContract;

class PostgresOutboxCoalescingIT extends OutboxCoalescingContract {
  PostgresOutboxCoalescingIT() {
    super(PostgresServer.backend());
  }
}
