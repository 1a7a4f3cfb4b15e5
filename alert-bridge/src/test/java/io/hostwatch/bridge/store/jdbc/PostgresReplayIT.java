package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.ReplayContract;

class PostgresReplayIT extends ReplayContract {
  PostgresReplayIT() {
    super(OpenedStore.on(PostgresServer.newDatabase()).withDeliveries());
  }
}
