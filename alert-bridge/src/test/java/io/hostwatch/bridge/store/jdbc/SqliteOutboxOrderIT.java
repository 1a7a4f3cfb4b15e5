package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.OutboxOrderContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteOutboxOrderIT extends OutboxOrderContract {
  SqliteOutboxOrderIT(@TempDir Path folder) {
    super(SqliteBackend.in(folder));
  }
}
