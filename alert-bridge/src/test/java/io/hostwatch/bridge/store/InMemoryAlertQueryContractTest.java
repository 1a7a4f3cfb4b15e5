package io.hostwatch.bridge.store;

import io.hostwatch.bridge.delivery.InMemoryOutbox;
import io.hostwatch.bridge.delivery.Outbox;

class InMemoryAlertQueryContractTest extends AlertQueryContract {
  private final InMemoryOutbox outbox = new InMemoryOutbox();
  private final InMemoryAlertStore store = new InMemoryAlertStore(outbox);

  @Override
  protected AlertStore store() {
    return store;
  }

  @Override
  protected AlertQuery query() {
    return store;
  }

  @Override
  protected Outbox outbox() {
    return outbox;
  }
}
