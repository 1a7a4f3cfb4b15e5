package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.OutboxParkingContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteOutboxParkingIT extends OutboxParkingContract {
  SqliteOutboxParkingIT(@TempDir Path folder) {
    super(SqliteBackend.in(folder));
  }
}
