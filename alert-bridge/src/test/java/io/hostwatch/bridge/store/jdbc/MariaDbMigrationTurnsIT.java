package io.hostwatch.bridge.store.jdbc;

class MariaDbMigrationTurnsIT extends MigrationTurnsContract {
  @Override
  ServerAddress emptyDatabase() {
    return MariaDbServer.newDatabase();
  }
}
