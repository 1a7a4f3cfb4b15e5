package io.hostwatch.bridge.store.jdbc;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteUnreadableByIdIT extends UnreadableByIdContract {
  SqliteUnreadableByIdIT(@TempDir Path folder) {
    super(OpenedStore.in(folder));
  }
}
