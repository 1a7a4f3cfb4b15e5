package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.AlertStoreContract;

class MariaDbAlertStoreIT extends AlertStoreContract {
  MariaDbAlertStoreIT() {
    super(MariaDbServer.backend());
  }
}
