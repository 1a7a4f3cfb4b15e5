package io.hostwatch.bridge.store.jdbc;

class PostgresAuditIT extends AuditContract {
  PostgresAuditIT() {
    super(JdbcStore.open(PostgresServer.newDatabase(), _ -> {}));
  }
}
