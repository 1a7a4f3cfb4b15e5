package io.hostwatch.bridge.store.jdbc;

import java.time.Duration;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * One of the two databases of a move.
 *
 * @param reading connections that only read, with no limit to how long a statement takes
 */
record MoveDatabase(Database database, Supplier<DataSource> reading) {
  private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(10);

  /** How long a batch waits for its turn, and no other writer is there. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  static MoveDatabase of(MoveEnd end) {
    return switch (end) {
      case MoveEnd.InFile(var path) -> {
        SqliteFile file = SqliteFile.at(path, BUSY_TIMEOUT);
        yield new MoveDatabase(new SqliteDatabase(file, PATIENCE), file::reading);
      }
      case MoveEnd.OnServer(ServerAddress address) -> {
        ServerDatabase server = new ServerDatabase(address);
        yield new MoveDatabase(server, server::migrating);
      }
    };
  }

  @Override
  public String toString() {
    return database.toString();
  }
}
