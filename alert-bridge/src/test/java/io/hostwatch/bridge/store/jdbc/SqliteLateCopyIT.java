package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.reconcile.LateCopyContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteLateCopyIT extends LateCopyContract {
  SqliteLateCopyIT(@TempDir Path folder) {
    super(SqliteBackend.in(folder));
  }
}
