package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.delivery.Outbox;
import io.hostwatch.bridge.store.AlertQuery;
import io.hostwatch.bridge.store.AlertStore;
import io.hostwatch.bridge.store.AlertStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteAlertStoreIT extends AlertStoreContract {
  private final JdbcStore jdbc;

  SqliteAlertStoreIT(@TempDir Path folder) {
    jdbc = JdbcStore.open(folder.resolve("history.db"));
  }

  @AfterEach
  void close() {
    jdbc.close();
  }

  @Override
  protected AlertStore store() {
    return jdbc.alerts();
  }

  @Override
  protected AlertQuery query() {
    return jdbc.query();
  }

  @Override
  protected Outbox outbox() {
    return jdbc.outbox();
  }
}
