package io.hostwatch.bridge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds a database for one bridge alone: two on one file would both deliver what is owed. The
 * system takes the lock back however the process ends.
 */
final class StoreLock implements AutoCloseable {
  private final FileChannel channel;

  private StoreLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock of {@code database}, making its folder where it lacks.
   *
   * @return empty where another process has it
   * @throws UncheckedIOException if the folder cannot be written
   */
  static Optional<StoreLock> take(Path database) {
    Path file = Path.of(database + ".lock");
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      return lock(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    } catch (IOException e) {
      throw new UncheckedIOException("--storage.path: cannot write " + file, e);
    }
  }

  private static Optional<StoreLock> lock(FileChannel channel) throws IOException {
    @Nullable FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // This very process has it: the answer is the same.
    } finally {
      if (lock == null) {
        channel.close();
      }
    }
    return lock == null ? Optional.empty() : Optional.of(new StoreLock(channel));
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("releasing the database's lock", e);
    }
  }
}
