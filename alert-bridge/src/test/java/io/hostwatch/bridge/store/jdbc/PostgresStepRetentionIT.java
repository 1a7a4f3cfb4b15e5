package io.hostwatch.bridge.store.jdbc;

class PostgresStepRetentionIT extends StepRetentionContract {
  PostgresStepRetentionIT() {
    super(OpenedStore.on(PostgresServer.newDatabase()));
  }
}
