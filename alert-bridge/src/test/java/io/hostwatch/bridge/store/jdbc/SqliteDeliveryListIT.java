package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.DeliveryListContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteDeliveryListIT extends DeliveryListContract {
  SqliteDeliveryListIT(@TempDir Path folder) {
    super(OpenedStore.in(folder).withDeliveries());
  }
}
