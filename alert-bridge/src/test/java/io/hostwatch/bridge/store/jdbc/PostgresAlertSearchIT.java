package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.AlertSearchContract;

class PostgresAlertSearchIT extends AlertSearchContract {
  PostgresAlertSearchIT() {
    super(PostgresServer.backend());
  }
}
