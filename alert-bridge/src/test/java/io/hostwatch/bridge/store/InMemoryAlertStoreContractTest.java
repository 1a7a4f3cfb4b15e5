package io.hostwatch.bridge.store;

class InMemoryAlertStoreContractTest extends AlertStoreContract {
  InMemoryAlertStoreContractTest() {
    super(Backend.inMemory());
  }
}
