package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.StoreException;
import java.util.function.Supplier;

/** Asks a store again for what failed, as senders do. */
final class Again {
  private static final int TRIES = 3;

  private Again() {}

  static <T> T ask(Supplier<T> work) {
    for (int i = 1; ; i++) {
      try {
        return work.get();
      } catch (StoreException e) {
        if (i == TRIES) {
          throw e;
        }
      }
    }
  }
}
