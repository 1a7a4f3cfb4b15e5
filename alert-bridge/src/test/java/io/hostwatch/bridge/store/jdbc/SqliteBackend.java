package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.Backend;
import java.nio.file.Path;

/** The store in a file, as the contracts meet it. */
final class SqliteBackend {
  private SqliteBackend() {}

  static Backend in(Path folder) {
    return OpenedStore.in(folder).backend();
  }
}
