package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.Backend;
import io.hostwatch.bridge.store.ReplayContract.Opened;

/** A store with its deliveries, as the contract of replays meets it. */
final class OpenedStore {
  private OpenedStore() {}

  static Opened of(JdbcStore jdbc) {
    Backend backend = new Backend(jdbc.alerts(), jdbc.query(), jdbc.outbox(), jdbc::close);
    return new Opened(backend, jdbc.deliveries());
  }
}
