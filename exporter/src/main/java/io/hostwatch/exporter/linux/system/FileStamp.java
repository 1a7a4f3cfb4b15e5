package io.hostwatch.exporter.linux.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * What tells one version of a file on a disk from the next, for the price of one {@code stat}.
 *
 * @param key of the file in its file system: a file that was put in another's place has another
 */
record FileStamp(@Nullable Object key, FileTime modified, long size) {

  /** The stamp of {@code file} now, null if there is none. */
  static @Nullable FileStamp of(Path file) throws IOException {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return new FileStamp(now.fileKey(), now.lastModifiedTime(), now.size());
    } catch (NoSuchFileException e) {
      return null;
    }
  }
}
