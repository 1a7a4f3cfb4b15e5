package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.intake.LeaseContract;

class MariaDbLeaseIT extends LeaseContract {
  MariaDbLeaseIT() {
    super(MariaDbServer.backend());
  }
}
