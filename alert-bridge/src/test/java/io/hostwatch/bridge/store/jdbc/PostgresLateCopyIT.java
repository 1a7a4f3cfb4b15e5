package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.reconcile.LateCopyContract;

class PostgresLateCopyIT extends LateCopyContract {
  PostgresLateCopyIT() {
    super(PostgresServer.backend());
  }
}
