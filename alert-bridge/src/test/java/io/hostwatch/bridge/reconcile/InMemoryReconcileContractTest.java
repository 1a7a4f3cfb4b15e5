package io.hostwatch.bridge.reconcile;

import io.hostwatch.bridge.store.Backend;

class InMemoryReconcileContractTest extends ReconcileContract {
  InMemoryReconcileContractTest() {
    super(Backend.inMemory());
  }
}
