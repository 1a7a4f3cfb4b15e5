package io.hostwatch.bridge.store.jdbc;

class MariaDbUnreadableEpisodeIT extends UnreadableEpisodeContract {
  MariaDbUnreadableEpisodeIT() {
    super(MariaDbServer.store());
  }
}
