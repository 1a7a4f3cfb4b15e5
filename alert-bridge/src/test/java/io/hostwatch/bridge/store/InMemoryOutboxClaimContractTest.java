package io.hostwatch.bridge.store;

class InMemoryOutboxClaimContractTest extends OutboxClaimContract {
  InMemoryOutboxClaimContractTest() {
    super(Backend.inMemory());
  }
}
