package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.AlertQueryContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteAlertQueryIT extends AlertQueryContract {
  SqliteAlertQueryIT(@TempDir Path folder) {
    super(SqliteBackend.in(folder));
  }
}
