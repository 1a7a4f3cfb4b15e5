package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.reconcile.ReconcileContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteReconcileIT extends ReconcileContract {
  SqliteReconcileIT(@TempDir Path folder) {
    super(SqliteBackend.in(folder));
  }
}
