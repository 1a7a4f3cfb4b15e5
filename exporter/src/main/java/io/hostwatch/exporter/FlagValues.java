package io.hostwatch.exporter;

import io.hostwatch.exporter.Settings.Setting;
import io.hostwatch.exporter.linux.file.NameFilter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The values of the flags, with their defaults, as the types the exporter needs. A value that
 * cannot be read is a fault, and the default stands in for it until the faults are told.
 */
final class FlagValues {
  private final FlagTable flags;
  private final Settings given;
  private final Faults faults;

  FlagValues(FlagTable flags, Settings given, Faults faults) {
    this.flags = flags;
    this.given = given;
    this.faults = faults;
  }

  /** Tells whether the flag was set; for a switch, whether it was set by exactly this name. */
  boolean isGiven(String name) {
    return given.isSet(name);
  }

  String text(String name) {
    return setting(name).value();
  }

  List<String> texts(String name) {
    return settings(name).stream().map(Setting::value).toList();
  }

  <T> T read(String name, Function<String, Optional<T>> reader, String expected) {
    return read(name, setting(name), reader, expected);
  }

  /** Every value of a repeatable flag; one that cannot be read is a fault and left out. */
  <T> List<T> readAll(String name, Function<String, Optional<T>> reader, String expected) {
    List<T> values = new ArrayList<>();
    for (Setting one : settings(name)) {
      reader.apply(one.value()).ifPresentOrElse(values::add, () -> fault(name, one, expected));
    }
    return values;
  }

  /** Adds a fault of the flag's value. */
  void fault(String name, String expected) {
    fault(name, setting(name), expected);
  }

  int count(String name) {
    return read(name, FlagValues::wholeNumber, "a whole number, 0 or more");
  }

  Duration duration(String name) {
    return read(
        name, Durations::parse, "a duration above 0 such as 500ms, 4.5s or 1m30s, at most 24h");
  }

  Path path(String name) {
    return read(name, FlagValues::absolute, "an absolute path");
  }

  /** A file, relative to where the program was started unless it is absolute. */
  Path file(String name) {
    return read(name, FlagValues::anywhere, "a path");
  }

  /** A folder, which must be there if it was named; the default may be absent on other systems. */
  Path folder(String name) {
    Path path = path(name);
    if (isGiven(name) && !Files.isDirectory(path)) {
      fault(name, "a folder that is there");
    }
    return path;
  }

  Pattern pattern(String name) {
    String text = text(name);
    try {
      return GoPattern.compile(text);
    } catch (PatternSyntaxException e) {
      fault(name, "a regular expression, but " + e.getDescription());
      return Pattern.compile("");
    }
  }

  /**
   * The filter of the two flags that start with {@code prefix}. As in node_exporter, an include
   * alone clears the default exclude, and an empty pattern is none.
   */
  NameFilter filter(String prefix) {
    return filter(prefix, prefix + Flags.EXCLUDE);
  }

  /** As {@link #filter(String)}, where the exclude also has the name {@code old}. */
  NameFilter filterWithOldName(String prefix, String old) {
    if (text(old).isEmpty()) {
      return filter(prefix);
    }
    if (isGiven(prefix + Flags.EXCLUDE)) {
      fault(old, "no " + prefix + Flags.EXCLUDE + " beside it, whose old name it is");
    }
    return filter(prefix, old);
  }

  private NameFilter filter(String prefix, String exclude) {
    String include = prefix + Flags.INCLUDE;
    boolean including = !text(include).isEmpty();
    boolean excluding = !text(exclude).isEmpty();
    if (including && isGiven(exclude) && excluding) {
      fault(include, "no " + exclude + " beside it, or the other way");
    }
    if (including) {
      return new NameFilter(Optional.of(pattern(include)), Optional.empty());
    }
    return excluding
        ? new NameFilter(Optional.empty(), Optional.of(pattern(exclude)))
        : NameFilter.all();
  }

  /** The filter of two flags that may both be given, as few can. */
  NameFilter bothFilters(String prefix) {
    return new NameFilter(given(prefix + Flags.INCLUDE), given(prefix + Flags.EXCLUDE));
  }

  private Optional<Pattern> given(String name) {
    return text(name).isEmpty() ? Optional.empty() : Optional.of(pattern(name));
  }

  <E extends Enum<E>> E oneOf(String name, Class<E> type) {
    E[] all = type.getEnumConstants();
    String expected = "one of " + String.join(", ", names(all));
    return read(name, text -> member(all, text), expected);
  }

  private <T> T read(
      String name, Setting setting, Function<String, Optional<T>> reader, String expected) {
    return reader
        .apply(setting.value())
        .orElseGet(
            () -> {
              fault(name, setting, expected);
              return reader.apply(flags.get(name).standard()).orElseThrow();
            });
  }

  private Setting setting(String name) {
    List<Setting> set = given.of(name);
    return set.isEmpty() ? new Setting(flags.get(name).standard(), "") : set.getLast();
  }

  private List<Setting> settings(String name) {
    if (given.isSet(name) || flags.get(name).standard().isEmpty()) {
      return given.of(name);
    }
    return List.of(setting(name));
  }

  private void fault(String name, Setting setting, String expected) {
    String key = setting.origin().isEmpty() ? name : setting.origin() + ": " + name.substring(2);
    faults.add(key, setting.value(), expected);
  }

  private static Optional<Integer> wholeNumber(String text) {
    return text.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  private static Optional<Path> absolute(String text) {
    // a root is enough: on Windows /proc has no drive, and the defaults are the same everywhere
    return anywhere(text).filter(path -> path.getRoot() != null);
  }

  private static Optional<Path> anywhere(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static <E extends Enum<E>> Optional<E> member(E[] all, String text) {
    for (E one : all) {
      if (one.name().toLowerCase(Locale.ROOT).equals(text)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  private static <E extends Enum<E>> List<String> names(E[] all) {
    return List.of(all).stream().map(one -> one.name().toLowerCase(Locale.ROOT)).toList();
  }
}
