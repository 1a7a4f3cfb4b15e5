package io.hostwatch.bridge.store.jdbc;

class MariaDbSharedSweepIT extends SharedSweepContract {
  MariaDbSharedSweepIT() {
    super(MariaDbServer.newDatabase());
  }
}
