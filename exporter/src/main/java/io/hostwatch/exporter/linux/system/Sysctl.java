package io.hostwatch.exporter.linux.system;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kernel parameter to report.
 *
 * @param name with dots, {@code fs.file-nr}
 * @param keys what its values are called, in their order; none to number them
 * @param numeric whether its values are numbers; if not they become labels
 */
public record Sysctl(String name, List<String> keys, boolean numeric) {

  /** What the value of {@code --collector.sysctl.include} looks like. */
  public static final String NUMERIC_FORM =
      "a parameter such as vm.swappiness, with names for its values as in fs.file-nr:used,free,max";

  /** What the value of {@code --collector.sysctl.include-info} looks like. */
  public static final String INFO_FORM = "a parameter such as kernel.core_pattern, without keys";

  private static final String PARAMETER = "[^./:,\\s]+(?:\\.[^.:,\\s]+)*";
  private static final Pattern NUMERIC =
      Pattern.compile("(" + PARAMETER + ")(?::([A-Za-z0-9_]+(?:,[A-Za-z0-9_]+)*))?");
  private static final Pattern INFO = Pattern.compile(PARAMETER);

  public Sysctl {
    keys = List.copyOf(keys);
  }

  /** Reads {@code parameter[:key,…]}. */
  public static Optional<Sysctl> numeric(String text) {
    Matcher parts = NUMERIC.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String keys = parts.group(2);
    List<String> named = keys == null ? List.of() : List.of(keys.split(","));
    return Optional.of(new Sysctl(parts.group(1), named, true));
  }

  /** Reads {@code parameter}. */
  public static Optional<Sysctl> info(String text) {
    return INFO.matcher(text).matches()
        ? Optional.of(new Sysctl(text, List.of(), false))
        : Optional.empty();
  }
}
