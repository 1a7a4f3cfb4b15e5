package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.AlertStatus;
import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.LabelMatcher;
import io.hostwatch.bridge.alert.LabelMatcher.Operator;
import io.hostwatch.bridge.alert.Labels;
import io.hostwatch.bridge.store.AlertFilter;
import io.hostwatch.bridge.store.Cursor;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One search through the episodes, newest start first.
 *
 * <p>Walks one index: that of open episodes if only those are asked for, else that of the rarest
 * label that must be equal, else that of all starts. Other equal labels are looked up by index at
 * each step; all matchers are tested on what remains, since hashes of labels may collide.
 */
final class EpisodeSearch {
  /** Beyond this many episodes a label is taken to be as frequent as any other. */
  private static final int FREQUENT = 1_000;

  private List<Long> equalLabels;
  private final AlertFilter filter;
  private final Predicate<Labels> matches;
  private final boolean byLabel;

  EpisodeSearch(AlertFilter filter) {
    this.filter = filter;
    this.equalLabels =
        filter.matchers().stream()
            .filter(EpisodeSearch::isIndexed)
            .map(matcher -> EpisodeTable.hash(matcher.name(), matcher.value()))
            .toList();
    this.matches =
        filter.matchers().stream()
            .map(LabelMatcher::predicate)
            .reduce(Predicate::and)
            .orElse(_ -> true);
    boolean onlyOpen = filter.status().filter(AlertStatus.FIRING::equals).isPresent();
    this.byLabel = !onlyOpen && !equalLabels.isEmpty();
  }

  private static boolean isIndexed(LabelMatcher matcher) {
    return matcher.operator() == Operator.EQUAL && !matcher.value().isEmpty();
  }

  /** Tells whether the statement alone cannot decide, so that more rows must be read than asked. */
  boolean isPartlyScanned() {
    return equalLabels.size() < filter.matchers().size();
  }

  /** Finds out which label is the rarest, where there is a choice. */
  void prepare(Connection connection) throws SQLException {
    if (byLabel && equalLabels.size() > 1) {
      Map<Long, Long> counts = new HashMap<>();
      for (long label : equalLabels) {
        counts.put(label, countUpToFrequent(connection, label));
      }
      equalLabels = equalLabels.stream().sorted(Comparator.comparing(counts::get)).toList();
    }
  }

  private static long countUpToFrequent(Connection connection, long label) throws SQLException {
    return Statements.query(
            connection,
            Sql.COUNT_LABEL_UP_TO,
            parameters -> parameters.add(label).add(FREQUENT),
            Row::number)
        .getFirst();
  }

  Predicate<Labels> matches() {
    return matches;
  }

  /** Reads the next {@code limit} episodes after a cursor that the indexed conditions let pass. */
  List<Episode> next(Connection connection, Optional<Cursor> after, int limit) throws SQLException {
    return Statements.query(
        connection, sql(after), parameters -> fill(parameters, after, limit), EpisodeTable::read);
  }

  String sql(Optional<Cursor> after) {
    String start = byLabel ? "l.starts_at" : "e.starts_at";
    String id = byLabel ? "l.episode_id" : "e.id";
    List<String> conditions = new ArrayList<>();
    int looked = 0;
    if (byLabel) {
      conditions.add("l.label = ?");
      looked = 1;
    }
    equalLabels.stream().skip(looked).forEach(_ -> conditions.add(Sql.HAS_LABEL));
    filter.status().ifPresent(_ -> conditions.add("e.status = ?"));
    filter.from().ifPresent(_ -> conditions.add("(e.ended_at IS NULL OR e.ended_at >= ?)"));
    filter.to().ifPresent(_ -> conditions.add(start + " < ?"));
    after.ifPresent(_ -> conditions.add("(" + start + ", " + id + ") < (?, ?)"));
    return "SELECT "
        + Sql.EPISODE_COLUMNS
        + (byLabel ? Sql.FROM_EPISODES_BY_LABEL : " FROM episode e")
        + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions))
        + " ORDER BY "
        + start
        + " DESC, "
        + id
        + " DESC LIMIT ?";
  }

  private void fill(Parameters parameters, Optional<Cursor> after, int limit) throws SQLException {
    for (long label : equalLabels) {
      parameters.add(label);
    }
    if (filter.status().isPresent()) {
      parameters.add(filter.status().get().text());
    }
    for (Instant time : times(after)) {
      parameters.add(time);
    }
    if (after.isPresent()) {
      parameters.add(after.get().id());
    }
    parameters.add(limit);
  }

  private List<Instant> times(Optional<Cursor> after) {
    List<Instant> times = new ArrayList<>();
    filter.from().ifPresent(times::add);
    filter.to().ifPresent(times::add);
    after.map(Cursor::startsAt).ifPresent(times::add);
    return times;
  }
}
