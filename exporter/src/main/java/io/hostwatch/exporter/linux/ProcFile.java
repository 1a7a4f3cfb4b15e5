package io.hostwatch.exporter.linux;

import io.hostwatch.exporter.collector.CollectorException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads kernel files whole and at once, so that their lines belong to one moment.
 *
 * <p>A file's length is not asked for, because files of /proc report none.
 */
final class ProcFile {
  private static final int FIRST_READ = 8 * 1024;
  private static final int LARGEST_FILE = 16 * 1024 * 1024;

  private ProcFile() {}

  /**
   * Reads {@code file} to its end.
   *
   * @throws CollectorException if it is larger than any kernel file could be
   */
  static ProcText read(Path file) throws IOException {
    byte[] buffer = new byte[FIRST_READ];
    try (InputStream in = Files.newInputStream(file)) {
      int filled = in.readNBytes(buffer, 0, buffer.length);
      while (filled == buffer.length) {
        buffer = grown(file, buffer);
        filled += in.readNBytes(buffer, filled, buffer.length - filled);
      }
      return new ProcText(file, buffer, filled);
    }
  }

  /** Reads {@code file} unless there is none. */
  static Optional<ProcText> readIfPresent(Path file) throws IOException {
    try {
      return Optional.of(read(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static byte[] grown(Path file, byte[] full) throws CollectorException {
    if (full.length >= LARGEST_FILE) {
      throw new CollectorException(file + ": larger than " + LARGEST_FILE + " bytes");
    }
    return Arrays.copyOf(full, full.length * 2);
  }
}
