package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.AlertQueryContract;

class PostgresAlertQueryIT extends AlertQueryContract {
  PostgresAlertQueryIT() {
    super(PostgresServer.backend());
  }
}
