package io.hostwatch.bridge.store.jdbc;

class MariaDbUnreadableByIdIT extends UnreadableByIdContract {
  MariaDbUnreadableByIdIT() {
    super(MariaDbServer.store());
  }
}
