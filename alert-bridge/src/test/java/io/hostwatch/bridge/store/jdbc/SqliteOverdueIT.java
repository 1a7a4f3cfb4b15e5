package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.reconcile.OverdueContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteOverdueIT extends OverdueContract {
  SqliteOverdueIT(@TempDir Path folder) {
    super(SqliteBackend.in(folder));
  }
}
