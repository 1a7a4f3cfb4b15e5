package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.OutboxGivingUpContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteOutboxGivingUpIT extends OutboxGivingUpContract {
  SqliteOutboxGivingUpIT(@TempDir Path folder) {
    super(SqliteBackend.in(folder));
  }
}
