package io.hostwatch.bridge.store.jdbc;

class MariaDbRetentionIT extends RetentionContract {
  MariaDbRetentionIT() {
    super(MariaDbServer.store());
  }
}
