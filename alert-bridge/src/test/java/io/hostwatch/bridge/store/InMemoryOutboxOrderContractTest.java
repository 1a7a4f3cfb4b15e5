package io.hostwatch.bridge.store;

class InMemoryOutboxOrderContractTest extends OutboxOrderContract {
  InMemoryOutboxOrderContractTest() {
    super(Backend.inMemory());
  }
}
