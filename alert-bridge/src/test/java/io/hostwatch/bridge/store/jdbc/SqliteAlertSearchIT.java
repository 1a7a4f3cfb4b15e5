package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.AlertSearchContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteAlertSearchIT extends AlertSearchContract {
  SqliteAlertSearchIT(@TempDir Path folder) {
    super(SqliteBackend.in(folder));
  }
}
