package io.hostwatch.bridge.store.jdbc;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteOverdueDeliveryIT extends OverdueDeliveryContract {
  SqliteOverdueDeliveryIT(@TempDir Path folder) {
    super(JdbcStore.open(folder.resolve("history.db")));
  }
}
