package io.hostwatch.bridge.store.jdbc;

class PostgresServerClockIT extends ServerClockContract {
  PostgresServerClockIT() {
    super(PostgresServer.newDatabase());
  }
}
