package io.hostwatch.bridge.store.jdbc;

class MariaDbSharedRaceIT extends SharedRaceContract {
  MariaDbSharedRaceIT() {
    super(
        MariaDbServer.newDatabase(), "information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'");
  }
}
