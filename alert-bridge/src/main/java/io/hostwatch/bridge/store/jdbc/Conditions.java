package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.LabelMatcher;
import io.hostwatch.bridge.alert.LabelMatcher.Operator;
import io.hostwatch.bridge.alert.Labels;
import io.hostwatch.bridge.store.AlertFilter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a filter asks of the labels: for each matcher that wants the label to be there, which values
 * it may have, as far as those are few enough to be useful.
 *
 * @param anyOf of each such matcher the hashes of the labels that fulfil it
 * @param test all of the filter, for one episode: hashes may collide
 */
record Conditions(List<List<Long>> anyOf, Predicate<Episode> test) {
  private static final int MOST_VALUES = 20_000;
  private static final int MOST_LABELS = 256;

  static Conditions of(Connection connection, AlertFilter filter) throws SQLException {
    List<List<Long>> anyOf = new ArrayList<>();
    for (LabelMatcher matcher : filter.matchers()) {
      labels(connection, matcher)
          .filter(labels -> labels.size() <= MOST_LABELS)
          .ifPresent(anyOf::add);
    }
    return new Conditions(anyOf, test(filter));
  }

  private static Optional<List<Long>> labels(Connection connection, LabelMatcher matcher)
      throws SQLException {
    if (matcher.matches(Labels.none())) {
      return Optional
          .empty(); // so does every episode without this label, of which there is no list
    }
    return matcher.operator() == Operator.EQUAL
        ? Optional.of(List.of(LabelValues.hash(matcher.name(), matcher.value())))
        : LabelValues.matching(connection, matcher, MOST_VALUES);
  }

  private static Predicate<Episode> test(AlertFilter filter) {
    Predicate<Labels> labels =
        filter.matchers().stream()
            .map(LabelMatcher::predicate)
            .reduce(Predicate::and)
            .orElse(_ -> true);
    return episode ->
        labels.test(episode.labels())
            && filter.status().stream().allMatch(episode.status()::equals)
            && filter.from().stream()
                .allMatch(from -> episode.endedAt().stream().noneMatch(from::isAfter));
  }

  /** Tells that nothing can fulfil them. */
  boolean areVain() {
    return anyOf.stream().anyMatch(List::isEmpty);
  }

  /** The labels that all of the episodes have. */
  List<Long> labels() {
    return anyOf.stream().filter(labels -> labels.size() == 1).map(List::getFirst).toList();
  }
}
