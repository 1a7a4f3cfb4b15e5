package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.ReplayContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteReplayIT extends ReplayContract {
  SqliteReplayIT(@TempDir Path folder) {
    super(OpenedStore.in(folder).withDeliveries());
  }
}
