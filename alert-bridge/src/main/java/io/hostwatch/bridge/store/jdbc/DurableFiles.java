package io.hostwatch.bridge.store.jdbc;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Changes names of files so that a machine that loses its power afterwards keeps the change.
 *
 * @param before runs before each change; for tests that end the process there
 */
record DurableFiles(Runnable before) {

  DurableFiles() {
    this(() -> {});
  }

  /** Gives a file a second name, or a copy of that name where there is no such thing. */
  void alsoName(Path file, Path other) throws IOException {
    before.run();
    try {
      Files.createLink(other, file);
    } catch (UnsupportedOperationException | FileSystemException _) {
      copy(file, other); // fails likewise if it is for another reason
    }
    syncName(other);
  }

  private void copy(Path file, Path other) throws IOException {
    Path partial = Path.of(other + ".partial");
    try {
      Files.copy(
          file, partial, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
      force(partial);
      before.run();
      Files.move(partial, other);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  /** Moves a file within its folder in one step, over what has that name. */
  void replace(Path file, Path other) throws IOException {
    before.run();
    Files.move(file, other, StandardCopyOption.ATOMIC_MOVE);
    syncName(other);
  }

  /** Moves a file within its folder to a name that nobody has. */
  void move(Path file, Path other) throws IOException {
    before.run();
    Files.move(file, other);
    syncName(other);
  }

  void delete(Path file) throws IOException {
    before.run();
    Files.deleteIfExists(file);
    syncName(file);
  }

  /** Waits until the disk has the content of a file. */
  static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Waits until the disk has the names in a file's folder. */
  private static void syncName(Path file) throws IOException {
    Path absolute = file.toAbsolutePath();
    Path folder = Optional.ofNullable(absolute.getParent()).orElse(absolute);
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (AccessDeniedException _) {
      // Windows opens no folders, and keeps their names durable itself
    }
  }
}
