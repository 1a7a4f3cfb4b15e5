package io.hostwatch.bridge.store.jdbc;

class PostgresMoveIT extends MoveContract {
  @Override
  ServerAddress newDatabase() {
    return PostgresServer.newDatabase();
  }
}
