package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.Fingerprint;
import io.hostwatch.bridge.alert.LabelMatcher;
import io.hostwatch.bridge.alert.Labels;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The table {@code label_value}: the values that each label name has, so that an expression is
 * matched against each value once instead of against each episode. Thread-safe.
 *
 * <p>What is known to stand there is remembered for an hour and not written again. Within this hour
 * it must not be deleted, also by another bridge: hence the time of the last use.
 */
final class LabelValues {
  private static final Duration REMEMBERED = Duration.ofHours(1);
  private static final int MOST_REMEMBERED = 20_000;
  private static final int LABELS_PER_QUERY = 64;
  private static final int READ_AT_A_TIME = 64; // a value may be as large as an alert

  /** A label in an episode that is written now. */
  record Use(long name, long label, String value, Episode episode) {}

  /** A label by its hashes, as the tables hold it. */
  record Label(long name, long label) {}

  private final Map<Long, Long> known = new ConcurrentHashMap<>();
  private final LongSupplier nanoClock;

  LabelValues(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  /** The hash under which the tables hold a label. */
  static long hash(String name, String value) {
    return Fingerprint.ofOne(name, value).bits();
  }

  /** The hash under which this table holds a name. */
  static long hash(String name) {
    return hash(name, name);
  }

  static List<Label> of(Labels labels) {
    return labels.values().entrySet().stream()
        .map(label -> new Label(hash(label.getKey()), hash(label.getKey(), label.getValue())))
        .toList();
  }

  /** All labels that any episode has. */
  static List<Label> all(Connection connection) throws SQLException {
    return Statements.query(
        connection, Sql.SELECT_ALL_LABELS, _ -> {}, row -> new Label(row.number(), row.number()));
  }

  /** Writes the labels of new episodes; to be {@link #remember remembered} after the commit. */
  List<Use> write(Connection connection, Collection<Episode> episodes) throws SQLException {
    List<Use> unknown = List.copyOf(unknown(episodes).values());
    Set<Long> there = there(connection, unknown);
    Map<Boolean, List<Use>> isThere =
        unknown.stream().collect(Collectors.partitioningBy(use -> there.contains(use.label())));
    insert(connection, isThere.getOrDefault(false, List.of()));
    // waits for who is just deleting one, and then finds that it is gone
    insert(connection, use(connection, isThere.getOrDefault(true, List.of())));
    return unknown;
  }

  /** Which of the labels the table has. */
  private static Set<Long> there(Connection connection, List<Use> uses) throws SQLException {
    Set<Long> there = new HashSet<>();
    for (List<Use> part : Statements.parts(uses, LABELS_PER_QUERY)) {
      int asked = Statements.asked(part.size());
      there.addAll(
          Statements.query(
              connection,
              Sql.selectKnownLabels(asked),
              parameters ->
                  parameters.addAll(
                      part, asked, (one, use) -> one.add(use.name()).add(use.label())),
              Row::number));
    }
    return there;
  }

  private static void insert(Connection connection, List<Use> uses) throws SQLException {
    Statements.batch(connection, Sql.INSERT_LABEL_VALUE, uses, LabelValues::fillInsert);
  }

  /** Notes that they are used, and returns those that are missing. */
  private static List<Use> use(Connection connection, List<Use> uses) throws SQLException {
    return unchanged(
        uses, Statements.batch(connection, Sql.USE_LABEL_VALUE, uses, LabelValues::fillUse));
  }

  private static List<Use> unchanged(List<Use> uses, int[] changed) {
    return IntStream.range(0, changed.length)
        .filter(i -> changed[i] == 0)
        .mapToObj(uses::get)
        .toList();
  }

  private static void fillUse(Parameters parameters, Use use) throws SQLException {
    parameters.add(use.episode().lastSeenAt()).add(use.name()).add(use.label());
  }

  private static void fillInsert(Parameters parameters, Use use) throws SQLException {
    parameters
        .add(use.name())
        .add(use.label())
        .add(use.episode().id())
        .add(use.value())
        .add(use.episode().lastSeenAt());
  }

  /** In the order of the key, so that two bridges never wait for each other. */
  private SortedMap<Long, Use> unknown(Collection<Episode> episodes) {
    long now = nanoClock.getAsLong();
    SortedMap<Long, Use> unknown = new TreeMap<>();
    for (Episode episode : episodes) {
      episode
          .labels()
          .values()
          .forEach(
              (name, value) -> {
                long label = hash(name, value);
                Long since = known.get(label);
                if (since == null || now - since > REMEMBERED.toNanos()) {
                  unknown.put(label, new Use(hash(name), label, value, episode));
                }
              });
    }
    return unknown;
  }

  /** The transaction that wrote them is durable. */
  void remember(Collection<Use> written) {
    if (known.size() + written.size() > MOST_REMEMBERED) {
      known.clear();
    }
    long now = nanoClock.getAsLong();
    written.stream().limit(MOST_REMEMBERED).forEach(use -> known.put(use.label(), now));
  }

  /**
   * The labels that a matcher allows, absent if its name has more than {@code most} values, of
   * which none is then read.
   */
  static Optional<List<Long>> matching(Connection connection, LabelMatcher matcher, int most)
      throws SQLException {
    long name = hash(matcher.name());
    if (hasMore(connection, name, most)) {
      return Optional.empty();
    }
    String like = matcher.prefix() + "%"; // may find more than is meant, never less
    Predicate<String> test = matcher.values();
    return Optional.of(
        Statements.query(
                connection,
                Sql.SELECT_LABEL_VALUES,
                READ_AT_A_TIME,
                parameters -> parameters.add(name).add(like),
                row -> {
                  long label = row.number();
                  return test.test(row.text()) ? Optional.of(label) : Optional.<Long>empty();
                })
            .stream()
            .flatMap(Optional::stream)
            .distinct()
            .toList());
  }

  private static boolean hasMore(Connection connection, long name, int most) throws SQLException {
    return !Statements.query(
            connection,
            Sql.SELECT_LABEL_VALUE_AFTER,
            parameters -> parameters.add(name).add(most),
            Row::number)
        .isEmpty();
  }

  /** Deletes those of these that no episode has any more, unless used since then. */
  static void delete(Connection connection, List<Label> labels, Instant unusedSince)
      throws SQLException {
    Statements.batch(
        connection,
        Sql.DELETE_LABEL_VALUE,
        labels,
        (parameters, label) ->
            parameters.add(label.name()).add(label.label()).add(unusedSince).add(label.label()));
  }
}
