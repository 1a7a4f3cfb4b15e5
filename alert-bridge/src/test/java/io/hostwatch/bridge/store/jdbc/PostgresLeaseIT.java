package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.intake.LeaseContract;

class PostgresLeaseIT extends LeaseContract {
  PostgresLeaseIT() {
    super(PostgresServer.backend());
  }
}
