package io.hostwatch.bridge.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Values by their names, as a query or a body has them; collects every fault before it refuses. An
 * empty value is what a form sends for a field left empty, and counts as absent.
 */
final class Parameters {
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1000;

  private final Map<String, List<String>> values;
  private final List<String> faults = new ArrayList<>();

  Parameters(Map<String, List<String>> values) {
    this.values = values;
  }

  /**
   * A name that is neither among these is a fault, and so is one of {@code once} that stands twice.
   */
  void check(List<String> once, List<String> often) {
    List<String> known = Stream.concat(once.stream(), often.stream()).toList();
    values.forEach(
        (name, all) -> {
          if (!known.contains(name)) {
            fault(name, "no such parameter, expected one of " + String.join(", ", known));
          } else if (once.contains(name) && all.size() > 1) {
            fault(name, "expected once, found " + all.size() + " times");
          }
        });
  }

  void fault(String name, String what) {
    faults.add(name + ": " + what);
  }

  /** The values of a name. */
  List<String> all(String name) {
    return values.getOrDefault(name, List.of()).stream().filter(text -> !text.isEmpty()).toList();
  }

  /**
   * The values of a name, but for those that are faults.
   *
   * @param reader throws an {@link IllegalArgumentException} that says what it expected
   */
  <T> Stream<T> all(String name, Function<String, T> reader) {
    return all(name).stream().flatMap(text -> parse(name, text, reader).stream());
  }

  /** The value of a name. */
  <T> Optional<T> one(String name, Function<String, T> reader) {
    return all(name).stream().findFirst().flatMap(text -> parse(name, text, reader));
  }

  /** How many are asked for. */
  int limit() {
    return one("limit", Parameters::limit).orElse(DEFAULT_LIMIT);
  }

  /**
   * To be called once all is read.
   *
   * @throws BadParametersException if there is a fault
   */
  void refuseFaults() {
    if (!faults.isEmpty()) {
      throw new BadParametersException(faults);
    }
  }

  private <T> Optional<T> parse(String name, String text, Function<String, T> reader) {
    try {
      return Optional.of(reader.apply(text));
    } catch (IllegalArgumentException e) {
      fault(name, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static int limit(String text) {
    int limit = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException(
          "expected a number from 1 to " + MAX_LIMIT + ", found \"" + text + '"');
    }
    return limit;
  }
}
