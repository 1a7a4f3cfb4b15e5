package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.OutboxSettleContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteOutboxSettleIT extends OutboxSettleContract {
  SqliteOutboxSettleIT(@TempDir Path folder) {
    super(SqliteBackend.in(folder));
  }
}
