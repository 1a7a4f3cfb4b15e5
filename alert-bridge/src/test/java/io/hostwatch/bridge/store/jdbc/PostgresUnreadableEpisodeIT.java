package io.hostwatch.bridge.store.jdbc;

class PostgresUnreadableEpisodeIT extends UnreadableEpisodeContract {
  PostgresUnreadableEpisodeIT() {
    super(OpenedStore.on(PostgresServer.newDatabase()));
  }
}
