package io.hostwatch.bridge.store;

class InMemoryOutboxClockContractTest extends OutboxClockContract {
  InMemoryOutboxClockContractTest() {
    super(Backend.inMemory());
  }
}
