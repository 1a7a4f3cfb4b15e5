package io.hostwatch.bridge.intake;

import io.hostwatch.bridge.store.Backend;

class InMemoryLeaseContractTest extends LeaseContract {
  InMemoryLeaseContractTest() {
    super(Backend.inMemory());
  }
}
