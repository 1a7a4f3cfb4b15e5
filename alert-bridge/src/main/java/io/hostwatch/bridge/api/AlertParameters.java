package io.hostwatch.bridge.api;

import io.hostwatch.bridge.alert.AlertStatus;
import io.hostwatch.bridge.alert.LabelMatcher;
import io.hostwatch.bridge.alert.LabelMatcher.Operator;
import io.hostwatch.bridge.store.AlertFilter;
import io.hostwatch.bridge.store.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the query of {@code GET /api/v1/alerts}; collects every fault before it refuses. */
final class AlertParameters {
  static final int DEFAULT_LIMIT = 100;
  static final int MAX_LIMIT = 1000;

  /** Labels that have a parameter of their own. */
  private static final List<String> LABELS = List.of("severity", "alertname", "instance");

  /** {@code filter} is what Alertmanager's own API calls a matcher. */
  private static final List<String> MATCHERS = List.of("matcher", "filter");

  private static final Set<String> SINGLE = Set.of("status", "from", "to", "limit", "cursor");

  private final Map<String, List<String>> query;
  private final List<String> faults = new ArrayList<>();

  private AlertParameters(Map<String, List<String>> query) {
    this.query = query;
  }

  /**
   * Reads them all.
   *
   * @throws BadParametersException if any is wrong
   */
  static AlertRequest read(Map<String, List<String>> query) {
    return new AlertParameters(query).read();
  }

  private AlertRequest read() {
    query.forEach(this::checkName);
    AlertFilter filter =
        new AlertFilter(
            single("status", AlertParameters::status),
            Stream.concat(labelMatchers(), matchers()).toList(),
            single("from", Times::parse),
            single("to", Times::parse));
    Optional<Cursor> cursor = single("cursor", Cursors::parse);
    int limit = single("limit", AlertParameters::limit).orElse(DEFAULT_LIMIT);
    if (!faults.isEmpty()) {
      throw new BadParametersException(faults);
    }
    return new AlertRequest(filter, cursor, limit);
  }

  private void checkName(String name, List<String> values) {
    if (SINGLE.contains(name)) {
      if (values.size() > 1) {
        faults.add(name + ": expected once, found " + values.size() + " times");
      }
    } else if (!LABELS.contains(name) && !MATCHERS.contains(name)) {
      faults.add(
          name
              + ": no such parameter, expected one of status, severity, alertname, instance,"
              + " matcher, filter, from, to, limit, cursor");
    }
  }

  private <T> Optional<T> single(String name, Function<String, T> reader) {
    return values(name).findFirst().flatMap(value -> parse(name, value, reader));
  }

  /** Several values of one label mean any of them. */
  private Stream<LabelMatcher> labelMatchers() {
    return LABELS.stream()
        .filter(name -> values(name).findAny().isPresent())
        .map(name -> anyOf(name, values(name).toList()));
  }

  private Stream<LabelMatcher> matchers() {
    return MATCHERS.stream()
        .flatMap(
            name ->
                values(name).flatMap(value -> parse(name, value, LabelMatcher::parse).stream()));
  }

  /** An empty value is what a form sends for a field left empty. */
  private Stream<String> values(String name) {
    return query.getOrDefault(name, List.of()).stream().filter(value -> !value.isEmpty());
  }

  private <T> Optional<T> parse(String name, String value, Function<String, T> reader) {
    try {
      return Optional.of(reader.apply(value));
    } catch (IllegalArgumentException e) {
      faults.add(name + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private static LabelMatcher anyOf(String label, List<String> values) {
    if (values.size() == 1) {
      return new LabelMatcher(label, Operator.EQUAL, values.getFirst());
    }
    String any = values.stream().map(AlertParameters::literal).collect(Collectors.joining("|"));
    return new LabelMatcher(label, Operator.MATCHES, any);
  }

  private static String literal(String text) {
    return text.replaceAll("[\\\\.+*?()|\\[\\]{}^$]", "\\\\$0");
  }

  private static AlertStatus status(String text) {
    for (AlertStatus status : AlertStatus.values()) {
      if (status.text().equals(text)) {
        return status;
      }
    }
    throw new IllegalArgumentException("expected firing or resolved, found \"" + text + '"');
  }

  private static int limit(String text) {
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MAX_LIMIT) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // Told below, with the value.
    }
    throw new IllegalArgumentException(
        "expected a number from 1 to " + MAX_LIMIT + ", found \"" + text + '"');
  }

  /** What is asked for. */
  record AlertRequest(AlertFilter filter, Optional<Cursor> cursor, int limit) {}
}
