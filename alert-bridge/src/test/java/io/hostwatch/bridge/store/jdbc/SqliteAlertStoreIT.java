package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.AlertStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteAlertStoreIT extends AlertStoreContract {
  SqliteAlertStoreIT(@TempDir Path folder) {
    super(SqliteBackend.in(folder));
  }
}
