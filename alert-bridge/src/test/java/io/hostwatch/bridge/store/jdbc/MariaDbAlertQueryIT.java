package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.AlertQueryContract;

class MariaDbAlertQueryIT extends AlertQueryContract {
  MariaDbAlertQueryIT() {
    super(MariaDbServer.backend());
  }
}
