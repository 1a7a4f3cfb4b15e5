package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.intake.TwoPathsContract;

class MariaDbTwoPathsIT extends TwoPathsContract {
  MariaDbTwoPathsIT() {
    super(MariaDbServer.backend());
  }
}
