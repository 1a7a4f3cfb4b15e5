package io.hostwatch.bridge.store;

class InMemoryOutboxParkingContractTest extends OutboxParkingContract {
  InMemoryOutboxParkingContractTest() {
    super(Backend.inMemory());
  }
}
