package io.hostwatch.bridge.store.jdbc;

class PostgresMigrationTurnsIT extends MigrationTurnsContract {
  @Override
  ServerAddress emptyDatabase() {
    ServerAddress server = PostgresServer.newDatabase();
    Databases.change(server, "DROP SCHEMA public CASCADE");
    Databases.change(server, "CREATE SCHEMA public");
    return server;
  }
}
