package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.reconcile.OverdueContract;

class MariaDbOverdueIT extends OverdueContract {
  MariaDbOverdueIT() {
    super(MariaDbServer.backend());
  }
}
