package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
   * Copies the backup beside the database, checks the copy, sets the database aside under a name
   * with the time, and moves the copy into its place. The caller holds the database's lock.
   *
   * @return where the database of before is kept, if there was one
   * @throws StoreException if the backup is damaged, no database of the bridge or of a newer one,
   *     or a file could not be written; the database is then as it was
   */
  public static Optional<Path> read(Path backup, Path database, Instant now) {
    if (!Files.isRegularFile(backup)) {
      throw new StoreException(WHAT + ": " + backup + ": there is no such file");
    }
    Path partial = Path.of(database.toAbsolutePath() + ".restoring");
    SqliteCopy.remove(partial); // of a restore that broke off: the lock is ours
    SqliteFile source = SqliteFile.at(backup, BUSY_TIMEOUT);
    SqliteFile copy = new SqliteCopy(WHAT).make(source.readingOnly(), source, partial);
    try {
      Schema.requireOurs(WHAT, copy);
      return exchange(partial, database, Path.of(database + ".before-" + TIME.format(now)));
    } finally {
      SqliteCopy.remove(partial);
    }
  }

  /** Moves the database away, with what of it is in its log only, and the copy into its place. */
  private static Optional<Path> exchange(Path copy, Path database, Path aside) {
    if (Files.exists(aside)) {
      throw new StoreException(WHAT + ": " + aside + " exists; nothing is overwritten");
    }
    boolean isThere = Files.exists(database);
    try {
      moveIfThere(database, aside);
      moveIfThere(Path.of(database + "-wal"), Path.of(aside + "-wal"));
      Files.deleteIfExists(Path.of(database + "-shm"));
      Files.move(copy, database, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      putBack(aside, database);
      throw new StoreException(WHAT + ": cannot write " + database + ": " + e, e);
    }
    return isThere ? Optional.of(aside) : Optional.empty();
  }

  private static void putBack(Path aside, Path database) {
    try {
      moveIfThere(Path.of(aside + "-wal"), Path.of(database + "-wal"));
      moveIfThere(aside, database);
    } catch (IOException e) {
      throw new StoreException(WHAT + ": the database of before is in " + aside + ": " + e, e);
    }
  }

  private static void moveIfThere(Path from, Path to) throws IOException {
    if (Files.exists(from)) {
      Files.move(from, to);
    }
  }
}
