package io.hostwatch.bridge.store;

class InMemoryOutboxContractTest extends OutboxContract {
  InMemoryOutboxContractTest() {
    super(Backend.inMemory());
  }
}
