package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.ReplayContract;

class PostgresReplayIT extends ReplayContract {
  PostgresReplayIT() {
    super(OpenedStore.of(JdbcStore.open(PostgresServer.newDatabase(), _ -> {})));
  }
}
