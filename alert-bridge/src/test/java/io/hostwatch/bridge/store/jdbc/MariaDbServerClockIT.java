package io.hostwatch.bridge.store.jdbc;

class MariaDbServerClockIT extends ServerClockContract {
  MariaDbServerClockIT() {
    super(MariaDbServer.newDatabase());
  }
}
