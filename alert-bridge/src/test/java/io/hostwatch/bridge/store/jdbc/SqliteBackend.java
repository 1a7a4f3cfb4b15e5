package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.Backend;
import java.nio.file.Path;

/** The store in a file, as the contracts meet it. */
final class SqliteBackend {
  private SqliteBackend() {}

  static Backend in(Path folder) {
    JdbcStore jdbc = JdbcStore.open(folder.resolve("history.db"));
    return new Backend(jdbc.alerts(), jdbc.query(), jdbc.outbox(), jdbc::close);
  }
}
