package io.hostwatch.exporter.linux.hardware;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Folders of sysfs, and the names of the devices in them. */
final class Folder {

  private Folder() {}

  /** The names in {@code folder}, sorted; empty if there is no such folder. */
  static Optional<List<String>> names(Path folder) {
    @Nullable String @Nullable [] names = folder.toFile().list();
    if (names == null) {
      return Optional.empty();
    }
    Arrays.sort(names);
    return Optional.of(List.of(names));
  }

  /** Tells {@code prefix} with a digit behind it, such as {@code mc0}, from other names. */
  static Predicate<String> numbered(String prefix) {
    return name ->
        name.length() > prefix.length()
            && name.startsWith(prefix)
            && Character.isDigit(name.charAt(prefix.length()));
  }
}
