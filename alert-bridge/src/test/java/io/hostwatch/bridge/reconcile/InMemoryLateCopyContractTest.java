package io.hostwatch.bridge.reconcile;

import io.hostwatch.bridge.store.Backend;

class InMemoryLateCopyContractTest extends LateCopyContract {
  InMemoryLateCopyContractTest() {
    super(Backend.inMemory());
  }
}
