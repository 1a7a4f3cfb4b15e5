package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.OutboxContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteOutboxIT extends OutboxContract {
  SqliteOutboxIT(@TempDir Path folder) {
    super(SqliteBackend.in(folder));
  }
}
