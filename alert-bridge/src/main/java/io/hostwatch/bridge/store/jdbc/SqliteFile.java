package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.StoreException;
import io.hostwatch.bridge.store.StoreException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteDataSource;

/** The file that holds the database: makes it, connects to it, and says what is wrong with it. */
final class SqliteFile {
  /** Above this the write-ahead log is cut back once its content is in the database. */
  private static final int JOURNAL_SIZE_LIMIT = 64 << 20;

  /**
   * The pages in the write-ahead log at which the writer brings its content into the database,
   * should {@link SqliteCheckpoints} not have done so; the limit of its size just holds them.
   */
  private static final int PAGES_TO_CHECKPOINT = 16_000;

  /**
   * What the writer keeps in memory of the file: the pages that a burst of new alerts goes back to.
   */
  private static final int WRITER_CACHE_KIB = 16 << 10;

  private final Path path;
  private final DatabaseFiles files;
  private final Duration busyTimeout;
  private final Optional<Object> identity;

  private SqliteFile(
      Path path, DatabaseFiles files, Duration busyTimeout, Optional<Object> identity) {
    this.path = path;
    this.files = files;
    this.busyTimeout = busyTimeout;
    this.identity = identity;
  }

  /**
   * Makes the file, and the folders above it, readable by their owner only, if they are missing.
   *
   * @throws StoreException if that fails, or if the file is missing and something that belongs to
   *     it is not
   */
  static SqliteFile at(Path path, Duration busyTimeout) {
    Path file = path.toAbsolutePath();
    try {
      DatabaseFiles files = DatabaseFiles.of(file);
      Optional<String> whyNotNew = files.whyNotNew();
      if (whyNotNew.isPresent()) {
        throw new StoreException(
            Reason.GONE, "open history: " + file + " is missing or empty, but " + whyNotNew.get());
      }
      files.makeFolder();
      files.makeMain();
      return new SqliteFile(file, files, busyTimeout, identity(files.main()));
    } catch (IOException e) {
      throw new StoreException(Reason.IO, "open history: " + file + ": " + e, e);
    }
  }

  /** As somebody called it. */
  Path path() {
    return path;
  }

  /** Connections that write: each transaction takes the write lock at its begin. */
  SQLiteDataSource writing() {
    SQLiteConfig config = config();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setJournalSizeLimit(JOURNAL_SIZE_LIMIT);
    config.setPragma(Pragma.WAL_AUTOCHECKPOINT, Integer.toString(PAGES_TO_CHECKPOINT));
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setCacheSize(-WRITER_CACHE_KIB); // below 0 it counts KiB instead of pages
    config.enforceForeignKeys(true);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    return source(config);
  }

  /** Connections for those who only read, each transaction from one snapshot. */
  SQLiteDataSource reading() {
    SQLiteConfig config = config();
    config.setTransactionMode(SQLiteConfig.TransactionMode.DEFERRED);
    return source(config);
  }

  /**
   * Connections to a file that is not to be touched, which may lie where nothing can be written.
   */
  SQLiteDataSource readingOnly() {
    SQLiteConfig config = config();
    config.setReadOnly(true);
    return source(config);
  }

  private SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(Math.toIntExact(busyTimeout.toMillis()));
    config.setGetGeneratedKeys(false);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    return config;
  }

  private SQLiteDataSource source(SQLiteConfig config) {
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + files.main());
    return source;
  }

  /**
   * Refuses to go on if the file was moved, removed or replaced while it is open: what is written
   * then would go into a file that nobody finds again.
   */
  void requireInPlace(String what) {
    Optional<Object> now;
    try {
      now = identity(files.main());
    } catch (IOException e) {
      throw new StoreException(
          Reason.GONE, what + ": " + path + " is gone while it is open: " + e, e);
    }
    if (!now.equals(identity)) {
      throw new StoreException(Reason.GONE, what + ": " + path + " was replaced while it is open");
    }
  }

  /** What the file system calls the file, absent where it has no such name. */
  private static Optional<Object> identity(Path file) throws IOException {
    return Optional.ofNullable(Files.readAttributes(file, BasicFileAttributes.class).fileKey());
  }

  /** The same failure in words for people, beginning with what was tried. */
  StoreException failure(String what, Throwable cause) {
    SqliteFault fault = SqliteFault.of(cause);
    return new StoreException(fault.reason(), what + ": " + path + ": " + fault.text(), cause);
  }
}
