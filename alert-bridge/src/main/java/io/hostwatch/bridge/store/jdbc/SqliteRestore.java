package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Puts a backup in the place of a database on which nobody runs. */
public final class SqliteRestore {
  private static final String WHAT = "restore";
  private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(10);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private SqliteRestore() {}

  /**
   * Copies the backup beside the database, checks the copy, gives the database a second name with
   * the time, and moves the copy over its first one. The caller holds the database's lock.
   *
   * @return where the database of before is kept, if there was one
   * @throws StoreException if the backup is damaged, not whole, no database of the bridge or one of
   *     a newer bridge, if somebody has the database open, or if a file could not be written; the
   *     database is then as it was, unless it was damaged
   */
  public static Optional<Path> read(Path backup, Path database, Instant now) {
    return read(backup, database, now, new DurableFiles());
  }

  static Optional<Path> read(Path backup, Path database, Instant now, DurableFiles files) {
    if (!Files.isRegularFile(backup)) {
      throw new StoreException(WHAT + ": " + backup + ": there is no such file");
    }
    try {
      return read(backup, DatabaseFiles.of(database), TIME.format(now), files);
    } catch (IOException e) {
      throw new StoreException(WHAT + ": cannot write " + database + ": " + e, e);
    }
  }

  private static Optional<Path> read(
      Path backup, DatabaseFiles database, String time, DurableFiles files) throws IOException {
    SqliteExchange exchange = new SqliteExchange(WHAT, database, files);
    exchange.undo();
    Path partial = database.restoring();
    SqliteCopy.remove(partial);
    try {
      files.before().run();
      copy(backup, partial);
      return exchange.put(partial, database.aside(time));
    } catch (StoreException | IOException e) {
      exchange.undo();
      SqliteCopy.remove(partial);
      throw e;
    }
  }

  private static void copy(Path backup, Path partial) {
    SqliteFile source = SqliteFile.at(backup, BUSY_TIMEOUT);
    SqliteFile copy = new SqliteCopy(WHAT).make(source.readingOnly(), source, partial);
    Schema.requireOurs(WHAT, copy);
    new SqliteInspection(copy)
        .faults()
        .ifPresent(
            faults -> {
              throw new StoreException(WHAT + ": " + backup + " is not whole: " + faults);
            });
  }

  /**
   * Removes what a restore left beside the database that broke off before it replaced anything. The
   * caller holds the database's lock.
   */
  public static void tidy(Path database) {
    try {
      DatabaseFiles files = DatabaseFiles.of(database);
      new SqliteExchange(WHAT, files, new DurableFiles()).undo();
      if (Files.exists(files.main())) {
        SqliteCopy.remove(files.restoring());
      }
    } catch (IOException e) {
      throw new StoreException("tidy up after a restore: " + database + ": " + e, e);
    }
  }
}
