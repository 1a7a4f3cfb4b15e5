package io.hostwatch.bridge.store.jdbc;

class MariaDbStandstillIT extends StandstillContract {
  MariaDbStandstillIT() {
    super(MariaDbServer.newDatabase());
  }
}
