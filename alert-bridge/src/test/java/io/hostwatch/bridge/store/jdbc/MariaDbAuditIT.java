package io.hostwatch.bridge.store.jdbc;

class MariaDbAuditIT extends AuditContract {
  MariaDbAuditIT() {
    super(JdbcStore.open(MariaDbServer.newDatabase(), _ -> {}));
  }
}
