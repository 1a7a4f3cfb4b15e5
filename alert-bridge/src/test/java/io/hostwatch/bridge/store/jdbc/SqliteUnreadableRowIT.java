package io.hostwatch.bridge.store.jdbc;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteUnreadableRowIT extends UnreadableRowContract {
  SqliteUnreadableRowIT(@TempDir Path folder) {
    super(OpenedStore.in(folder));
  }
}
