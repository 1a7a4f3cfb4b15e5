package io.hostwatch.exporter.linux.file;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Folders of procfs and sysfs, and the names of the devices in them. */
public final class Folder {

  private Folder() {}

  /** The names in {@code folder}, sorted; empty if there is no such folder. */
  public static Optional<List<String>> names(Path folder) {
    @Nullable String @Nullable [] names = folder.toFile().list();
    if (names == null) {
      return Optional.empty();
    }
    Arrays.sort(names);
    return Optional.of(List.of(names));
  }

  /** Tells whether {@code name} is {@code prefix} with a digit behind it, such as {@code mc0}. */
  public static boolean isNumbered(String name, String prefix) {
    return name.length() > prefix.length()
        && name.startsWith(prefix)
        && Digits.isDigit(name.charAt(prefix.length()));
  }
}
