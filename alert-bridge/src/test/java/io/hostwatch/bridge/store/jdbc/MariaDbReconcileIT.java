package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.reconcile.ReconcileContract;

class MariaDbReconcileIT extends ReconcileContract {
  MariaDbReconcileIT() {
    super(MariaDbServer.backend());
  }
}
