package io.hostwatch.bridge.store.jdbc;

class MariaDbStepRetentionIT extends StepRetentionContract {
  MariaDbStepRetentionIT() {
    super(MariaDbServer.store());
  }
}
