package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.OutboxCoalescingContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteOutboxCoalescingIT extends OutboxCoalescingContract {
  SqliteOutboxCoalescingIT(@TempDir Path folder) {
    super(SqliteBackend.in(folder));
  }
}
