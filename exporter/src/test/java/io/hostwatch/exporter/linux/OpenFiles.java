package io.hostwatch.exporter.linux;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** What this process has open, by {@code /proc/self/fd}. */
public final class OpenFiles {
  private OpenFiles() {}

  /** Tells whether this very file is open, under whatever link it was opened. */
  public static boolean has(Path file) {
    File[] descriptors = Objects.requireNonNull(new File("/proc/self/fd").listFiles());
    return Stream.of(descriptors).anyMatch(one -> leadsTo(one.toPath(), file));
  }

  private static boolean leadsTo(Path descriptor, Path file) {
    try {
      return Files.readSymbolicLink(descriptor).equals(file);
    } catch (IOException e) {
      return false; // closed since it was listed
    }
  }
}
