package io.hostwatch.bridge.store;

class InMemoryOutboxSettleContractTest extends OutboxSettleContract {
  InMemoryOutboxSettleContractTest() {
    super(Backend.inMemory());
  }
}
