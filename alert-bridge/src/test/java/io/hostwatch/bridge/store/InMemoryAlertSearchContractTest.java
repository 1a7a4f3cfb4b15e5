package io.hostwatch.bridge.store;

class InMemoryAlertSearchContractTest extends AlertSearchContract {
  InMemoryAlertSearchContractTest() {
    super(Backend.inMemory());
  }
}
