package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.OutboxSettleContract;

class OldestPostgresOutboxSettleIT extends OutboxSettleContract {
  OldestPostgresOutboxSettleIT() {
    super(OpenedStore.on(PostgresServer.oldest()).backend());
  }
}
