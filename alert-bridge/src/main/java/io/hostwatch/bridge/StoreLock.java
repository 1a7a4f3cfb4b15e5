package io.hostwatch.bridge;

import io.hostwatch.bridge.store.jdbc.DatabaseFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds a database for one bridge alone, by whatever name it is called: two on one file would both
 * deliver what is owed. The system takes the lock back however the process ends. Thread-safe.
 */
final class StoreLock implements AutoCloseable {

  /** What a look at the lock's file finds. */
  enum State {
    /** It is the one that was locked. */
    HELD,
    /** It had been removed, and was made and locked anew. */
    RETAKEN,
    /** It had been removed, and another bridge made and locked a new one. */
    LOST
  }

  private final Path file;
  private Held held;
  private boolean isClosed;

  private record Held(FileChannel channel, Optional<Object> key) {}

  private StoreLock(Path file, Held held) {
    this.file = file;
    this.held = held;
  }

  /**
   * Takes the lock of {@code database}, making its folder where it lacks.
   *
   * @return empty where another process has it
   * @throws UncheckedIOException if the folder cannot be written
   */
  static Optional<StoreLock> take(Path database) {
    try {
      DatabaseFiles files = DatabaseFiles.of(database);
      files.makeFolder();
      return lock(files.lock()).map(held -> new StoreLock(files.lock(), held));
    } catch (IOException e) {
      throw new UncheckedIOException("--storage.path: cannot write " + database + ".lock", e);
    }
  }

  private static Optional<Held> lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    @Nullable FileLock lock = null;
    try {
      lock = channel.tryLock();
      return lock == null ? Optional.empty() : Optional.of(new Held(channel, key(file)));
    } catch (OverlappingFileLockException e) {
      return Optional.empty(); // this very process has it: the answer is the same
    } finally {
      if (lock == null) {
        channel.close();
      }
    }
  }

  private static Optional<Object> key(Path file) throws IOException {
    return Optional.ofNullable(Files.readAttributes(file, BasicFileAttributes.class).fileKey());
  }

  /**
   * Looks whether the lock still keeps others out, which it does not once somebody has removed its
   * file, and takes it again if it can. The file is not opened while it is the one that is locked:
   * to close it again would end the lock.
   *
   * @throws UncheckedIOException if the folder cannot be read or written
   */
  synchronized State renew() {
    try {
      if (isClosed || isInPlace()) {
        return State.HELD;
      }
      Optional<Held> again = lock(file);
      if (again.isEmpty()) {
        return State.LOST;
      }
      held.channel().close();
      held = again.get();
      return State.RETAKEN;
    } catch (IOException e) {
      throw new UncheckedIOException("the database's lock " + file, e);
    }
  }

  private boolean isInPlace() throws IOException {
    try {
      return key(file).equals(held.key());
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  @Override
  public synchronized void close() {
    isClosed = true;
    try {
      held.channel().close();
    } catch (IOException e) {
      throw new UncheckedIOException("releasing the database's lock", e);
    }
  }
}
