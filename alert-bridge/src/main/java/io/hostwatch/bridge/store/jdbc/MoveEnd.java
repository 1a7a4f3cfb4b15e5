package io.hostwatch.bridge.store.jdbc;

import java.nio.file.Path;

/** Where a history is moved from, or to. */
public sealed interface MoveEnd {

  /** A SQLite file; the caller holds its lock. */
  record InFile(Path path) implements MoveEnd {
    @Override
    public String toString() {
      return path.toString();
    }
  }

  /** A database on a server. */
  record OnServer(ServerAddress address) implements MoveEnd {
    @Override
    public String toString() {
      return address.toString();
    }
  }
}
