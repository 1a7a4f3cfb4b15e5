package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.OutboxClaimContract;

class OldestPostgresOutboxClaimIT extends OutboxClaimContract {
  OldestPostgresOutboxClaimIT() {
    super(OpenedStore.on(PostgresServer.oldest()).backend());
  }
}
