package io.hostwatch.bridge.intake;

import io.hostwatch.bridge.store.Backend;

class InMemoryHeldClockContractTest extends HeldClockContract {
  InMemoryHeldClockContractTest() {
    super(Backend.inMemory());
  }
}
