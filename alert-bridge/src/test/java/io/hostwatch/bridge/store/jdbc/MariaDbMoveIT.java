package io.hostwatch.bridge.store.jdbc;

class MariaDbMoveIT extends MoveContract {
  @Override
  ServerAddress newDatabase() {
    return MariaDbServer.newDatabase();
  }
}
