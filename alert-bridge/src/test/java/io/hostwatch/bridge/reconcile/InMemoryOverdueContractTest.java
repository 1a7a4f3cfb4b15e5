package io.hostwatch.bridge.reconcile;

import io.hostwatch.bridge.store.Backend;

class InMemoryOverdueContractTest extends OverdueContract {
  InMemoryOverdueContractTest() {
    super(Backend.inMemory());
  }
}
