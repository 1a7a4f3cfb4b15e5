package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Copies a database away while a bridge runs on it, which neither stops nor waits. */
public final class SqliteBackup {
  private static final String WHAT = "backup";
  private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(10);

  private SqliteBackup() {}

  /**
   * Writes the database into a new file that only its owner can read, with all that was committed
   * when it began. The file appears under its name once it is whole and checked.
   *
   * @return how many bytes it has
   * @throws StoreException if there is no such database, the file exists, or the copy failed
   */
  public static long write(Path database, Path file) {
    if (!Files.isRegularFile(database)) {
      throw new StoreException(WHAT + ": " + database + ": there is no such database");
    }
    refuseExisting(file);
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new StoreException(WHAT + ": " + folder + ": there is no such folder");
    }
    SqliteFile source = SqliteFile.at(database, BUSY_TIMEOUT);
    Schema.requireOurs(WHAT, source);
    try {
      Path partial = Files.createTempFile(folder, file.getFileName() + ".", ".partial");
      new SqliteCopy(WHAT).make(source.reading(), source, partial);
      return moved(partial, file);
    } catch (IOException e) {
      throw new StoreException(WHAT + ": cannot write " + file + ": " + e, e);
    }
  }

  private static long moved(Path partial, Path file) throws IOException {
    try {
      new DurableFiles().move(partial, file); // does not overwrite what came meanwhile
      return Files.size(file);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  private static void refuseExisting(Path file) {
    if (Files.exists(file)) {
      throw new StoreException(WHAT + ": " + file + " exists; nothing is overwritten");
    }
  }
}
