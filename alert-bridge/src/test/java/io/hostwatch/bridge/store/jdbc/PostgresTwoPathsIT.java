package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.intake.TwoPathsContract;

class PostgresTwoPathsIT extends TwoPathsContract {
  PostgresTwoPathsIT() {
    super(PostgresServer.backend());
  }
}
