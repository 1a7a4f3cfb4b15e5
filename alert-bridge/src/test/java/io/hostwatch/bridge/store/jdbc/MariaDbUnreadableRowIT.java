package io.hostwatch.bridge.store.jdbc;

class MariaDbUnreadableRowIT extends UnreadableRowContract {
  MariaDbUnreadableRowIT() {
    super(MariaDbServer.store());
  }
}
