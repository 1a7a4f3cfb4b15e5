package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.reconcile.LateCopyContract;

class MariaDbLateCopyIT extends LateCopyContract {
  MariaDbLateCopyIT() {
    super(MariaDbServer.backend());
  }
}
