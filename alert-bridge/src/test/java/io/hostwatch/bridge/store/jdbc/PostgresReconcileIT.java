package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.reconcile.ReconcileContract;

class PostgresReconcileIT extends ReconcileContract {
  PostgresReconcileIT() {
    super(PostgresServer.backend());
  }
}
