package io.hostwatch.exporter.webconfig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;

/** By what a file is known to be the same: when it was changed and how long it is. */
record FileStamp(FileTime changed, long size) {
  private static final FileStamp ABSENT = new FileStamp(FileTime.fromMillis(0), -1);

  static FileStamp of(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new FileStamp(attributes.lastModifiedTime(), attributes.size());
    } catch (IOException e) {
      return ABSENT; // what is wrong with it, reading it will tell
    }
  }

  /** Tells whether each file is still as it was. */
  static boolean holds(Map<Path, FileStamp> stamps) {
    for (Map.Entry<Path, FileStamp> stamp : stamps.entrySet()) {
      if (!of(stamp.getKey()).equals(stamp.getValue())) {
        return false;
      }
    }
    return true;
  }
}
