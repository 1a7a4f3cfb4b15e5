package io.hostwatch.bridge.store.jdbc;

class PostgresStandstillIT extends StandstillContract {
  PostgresStandstillIT() {
    super(PostgresServer.newDatabase());
  }
}
