package io.hostwatch.bridge.store;

class InMemoryAlertQueryContractTest extends AlertQueryContract {
  InMemoryAlertQueryContractTest() {
    super(Backend.inMemory());
  }
}
