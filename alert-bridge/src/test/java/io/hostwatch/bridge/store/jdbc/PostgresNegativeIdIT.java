package io.hostwatch.bridge.store.jdbc;

class PostgresNegativeIdIT extends NegativeIdContract {
  PostgresNegativeIdIT() {
    super(OpenedStore.on(PostgresServer.newDatabase()));
  }
}
