package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.intake.AttentionContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteAttentionIT extends AttentionContract {
  SqliteAttentionIT(@TempDir Path folder) {
    super(SqliteBackend.in(folder));
  }
}
