package io.hostwatch.bridge;

import io.hostwatch.bridge.store.jdbc.ServerAddress;
import java.nio.file.Path;

/** Where the history is kept. */
sealed interface Storage {

  /** A SQLite file, for one bridge alone. */
  record InFile(Path path) implements Storage {
    @Override
    public String toString() {
      return path.toAbsolutePath().toString();
    }
  }

  /** A database on a server, for any number of bridges. */
  record OnServer(ServerAddress address) implements Storage {
    @Override
    public String toString() {
      return address.toString();
    }
  }
}
