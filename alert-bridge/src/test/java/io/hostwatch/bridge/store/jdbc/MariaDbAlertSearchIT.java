package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.AlertSearchContract;

class MariaDbAlertSearchIT extends AlertSearchContract {
  MariaDbAlertSearchIT() {
    super(MariaDbServer.backend());
  }
}
