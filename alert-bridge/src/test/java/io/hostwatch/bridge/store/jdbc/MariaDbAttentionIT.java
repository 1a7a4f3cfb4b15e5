package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.intake.AttentionContract;

class MariaDbAttentionIT extends AttentionContract {
  MariaDbAttentionIT() {
    super(MariaDbServer.backend());
  }
}
