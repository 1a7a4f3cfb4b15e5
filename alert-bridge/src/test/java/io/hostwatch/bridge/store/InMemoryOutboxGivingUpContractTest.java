package io.hostwatch.bridge.store;

class InMemoryOutboxGivingUpContractTest extends OutboxGivingUpContract {
  InMemoryOutboxGivingUpContractTest() {
    super(Backend.inMemory());
  }
}
