package io.hostwatch.exporter.linux.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many files this process may open. Source: {@code /proc/self/limits}, the soft limit. */
public final class OpenFileLimit {
  private static final Path LIMITS = Path.of("/proc/self/limits");
  private static final Pattern SOFT = Pattern.compile("Max open files +(\\d{1,9}) ");

  private OpenFileLimit() {}

  /** The limit; empty if there is none, or where there is no procfs to tell it. */
  public static OptionalInt ofThisProcess() {
    try {
      return in(Files.readString(LIMITS));
    } catch (IOException e) {
      return OptionalInt.empty();
    }
  }

  static OptionalInt in(String limits) {
    Matcher soft = SOFT.matcher(limits);
    return soft.find() ? OptionalInt.of(Integer.parseInt(soft.group(1))) : OptionalInt.empty();
  }
}
