package io.hostwatch.bridge.api;

import io.hostwatch.bridge.alert.AlertStatus;
import io.hostwatch.bridge.alert.LabelMatcher;
import io.hostwatch.bridge.alert.LabelMatcher.Operator;
import io.hostwatch.bridge.store.AlertFilter;
import io.hostwatch.bridge.store.Cursor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the query of {@code GET /api/v1/alerts}. */
final class AlertParameters {
  /** Labels that have a parameter of their own. */
  private static final List<String> LABELS = List.of("severity", "alertname", "instance");

  /** {@code filter} is what Alertmanager's own API calls a matcher. */
  private static final List<String> MATCHERS = List.of("matcher", "filter");

  private static final List<String> ONCE = List.of("status", "from", "to", "limit", "cursor");

  private final Parameters parameters;

  private AlertParameters(Map<String, List<String>> query) {
    parameters = new Parameters(query);
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
    parameters.check(ONCE, Stream.concat(LABELS.stream(), MATCHERS.stream()).toList());
    AlertFilter filter =
        new AlertFilter(
            parameters.one("status", AlertParameters::status),
            Stream.concat(labelMatchers(), matchers()).toList(),
            parameters.one("from", Times::parse),
            parameters.one("to", Times::parse));
    Optional<Cursor> cursor = parameters.one("cursor", Cursors::parse);
    int limit = parameters.limit();
    parameters.refuseFaults();
    return new AlertRequest(filter, cursor, limit);
  }

  /** Several values of one label mean any of them. */
  private Stream<LabelMatcher> labelMatchers() {
    return LABELS.stream()
        .filter(name -> !parameters.all(name).isEmpty())
        .map(name -> anyOf(name, parameters.all(name)));
  }

  private Stream<LabelMatcher> matchers() {
    return MATCHERS.stream().flatMap(name -> parameters.all(name, LabelMatcher::parse));
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

  /** What is asked for. */
  record AlertRequest(AlertFilter filter, Optional<Cursor> cursor, int limit) {}
}
