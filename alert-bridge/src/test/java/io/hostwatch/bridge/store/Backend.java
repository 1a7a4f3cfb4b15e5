package io.hostwatch.bridge.store;

import io.hostwatch.bridge.delivery.InMemoryOutbox;
import io.hostwatch.bridge.delivery.Outbox;

/**
 * One place where history is kept, seen through each of its ports.
 *
 * @param atClose what gives it back
 */
public record Backend(AlertStore store, AlertQuery query, Outbox outbox, Runnable atClose) {

  /** One without a database. */
  public static Backend inMemory() {
    InMemoryOutbox outbox = new InMemoryOutbox();
    InMemoryAlertStore store = new InMemoryAlertStore(outbox);
    return new Backend(store, store, outbox, () -> {});
  }
}
