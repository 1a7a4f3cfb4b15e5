package io.hostwatch.bridge.store;

class InMemoryOutboxCoalescingContractTest extends OutboxCoalescingContract {
  InMemoryOutboxCoalescingContractTest() {
    super(Backend.inMemory());
  }
}
