package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.intake.TwoPathsContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteTwoPathsIT extends TwoPathsContract {
  SqliteTwoPathsIT(@TempDir Path folder) {
    super(SqliteBackend.in(folder));
  }
}
