package io.hostwatch.exporter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The flags of node_exporter that mean nothing here, either because they are about Go or because
 * their collector does not exist. They are let pass, so that a unit file written for it starts.
 */
final class ForeignFlags {
  private static final String LIST = "foreign-flags.txt";

  private ForeignFlags() {}

  /** What node_exporter knows the flag as, if it does; {@code --no-} forms included. */
  static Optional<FlagTable.Found> find(String typed) {
    Set<String> lines = lines();
    String name = typed.substring(2);
    if (lines.contains("value " + name)) {
      return Optional.of(new FlagTable.Foreign(true, true));
    }
    if (lines.contains("switch " + name)) {
      return Optional.of(new FlagTable.Foreign(false, true));
    }
    boolean undone = lines.contains("switch " + FlagTable.opposite(typed).substring(2));
    return undone ? Optional.of(new FlagTable.Foreign(false, false)) : Optional.empty();
  }

  private static Set<String> lines() {
    try (InputStream list = ForeignFlags.class.getResourceAsStream(LIST)) {
      if (list == null) {
        throw new IllegalStateException(LIST + " is missing from the jar");
      }
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8));
      return reader.lines().collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(LIST, e);
    }
  }
}
