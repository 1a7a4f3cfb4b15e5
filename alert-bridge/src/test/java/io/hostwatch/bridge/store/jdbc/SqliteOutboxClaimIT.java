package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.OutboxClaimContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteOutboxClaimIT extends OutboxClaimContract {
  SqliteOutboxClaimIT(@TempDir Path folder) {
    super(SqliteBackend.in(folder));
  }
}
