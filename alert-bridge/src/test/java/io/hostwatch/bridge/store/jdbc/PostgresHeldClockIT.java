package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.intake.HeldClockContract;

class PostgresHeldClockIT extends HeldClockContract {
  PostgresHeldClockIT() {
    super(PostgresServer.backend());
  }
}
