package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.intake.LeaseContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteLeaseIT extends LeaseContract {
  SqliteLeaseIT(@TempDir Path folder) {
    super(SqliteBackend.in(folder));
  }
}
