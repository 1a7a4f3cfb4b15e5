package io.hostwatch.bridge.store.jdbc;

class MariaDbRetentionIT extends RetentionContract {
  MariaDbRetentionIT() {
    super(JdbcStore.open(MariaDbServer.newDatabase(), _ -> {}));
  }
}
