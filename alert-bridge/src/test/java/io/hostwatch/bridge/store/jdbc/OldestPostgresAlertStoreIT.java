package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.AlertStoreContract;

class OldestPostgresAlertStoreIT extends AlertStoreContract {
  OldestPostgresAlertStoreIT() {
    super(OpenedStore.on(PostgresServer.oldest()).backend());
  }
}
