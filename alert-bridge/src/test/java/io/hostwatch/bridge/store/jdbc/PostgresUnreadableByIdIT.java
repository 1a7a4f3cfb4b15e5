package io.hostwatch.bridge.store.jdbc;

class PostgresUnreadableByIdIT extends UnreadableByIdContract {
  PostgresUnreadableByIdIT() {
    super(OpenedStore.on(PostgresServer.newDatabase()));
  }
}
