package io.hostwatch.bridge.intake;

import io.hostwatch.bridge.store.Backend;

class InMemoryAttentionContractTest extends AttentionContract {
  InMemoryAttentionContractTest() {
    super(Backend.inMemory());
  }
}
