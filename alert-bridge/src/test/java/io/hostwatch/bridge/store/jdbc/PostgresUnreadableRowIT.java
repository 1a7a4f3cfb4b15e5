package io.hostwatch.bridge.store.jdbc;

class PostgresUnreadableRowIT extends UnreadableRowContract {
  PostgresUnreadableRowIT() {
    super(OpenedStore.on(PostgresServer.newDatabase()));
  }
}
