package io.hostwatch.bridge.store.jdbc;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteTurnIT extends TurnContract {
  SqliteTurnIT(@TempDir Path folder) {
    super(JdbcStore.open(folder.resolve("history.db")), "sqlite");
  }
}
