package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.intake.HeldClockContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteHeldClockIT extends HeldClockContract {
  SqliteHeldClockIT(@TempDir Path folder) {
    super(SqliteBackend.in(folder));
  }
}
