package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.OutboxClockContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteOutboxClockIT extends OutboxClockContract {
  SqliteOutboxClockIT(@TempDir Path folder) {
    super(SqliteBackend.in(folder));
  }
}
