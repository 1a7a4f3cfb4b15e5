package io.hostwatch.bridge.intake;

import io.hostwatch.bridge.store.Backend;

class InMemoryTwoPathsContractTest extends TwoPathsContract {
  InMemoryTwoPathsContractTest() {
    super(Backend.inMemory());
  }
}
