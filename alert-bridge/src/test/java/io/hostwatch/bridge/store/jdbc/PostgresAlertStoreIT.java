package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.AlertStoreContract;

class PostgresAlertStoreIT extends AlertStoreContract {
  PostgresAlertStoreIT() {
    super(PostgresServer.backend());
  }
}
