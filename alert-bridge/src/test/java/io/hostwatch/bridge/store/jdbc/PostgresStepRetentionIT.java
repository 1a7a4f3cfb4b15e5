package io.hostwatch.bridge.store.jdbc;

class PostgresStepRetentionIT extends StepRetentionContract {
  PostgresStepRetentionIT() {
    super(JdbcStore.open(PostgresServer.newDatabase(), _ -> {}));
  }
}
