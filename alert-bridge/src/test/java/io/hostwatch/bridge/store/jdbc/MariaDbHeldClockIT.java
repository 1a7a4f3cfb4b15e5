package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.intake.HeldClockContract;

class MariaDbHeldClockIT extends HeldClockContract {
  MariaDbHeldClockIT() {
    super(MariaDbServer.backend());
  }
}
