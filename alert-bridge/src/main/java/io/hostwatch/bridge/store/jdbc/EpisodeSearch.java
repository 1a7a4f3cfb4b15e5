package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.AlertStatus;
import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.store.AlertFilter;
import io.hostwatch.bridge.store.Page;
import io.hostwatch.bridge.store.jdbc.Walk.Course;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One search for one page of the episodes, newest start first.
 *
 * <p>Goes through the rarest of what the filter asks for by an index that has the order of the
 * pages, and reads of each episode on its way only what all its other labels allow. What fired at a
 * time but began before it is found by how long it lasted. Looks at a bounded number of episodes in
 * vain, and holds a bounded number of characters; where that is not enough the page is shorter than
 * it may be and tells where to go on. What cannot be read is on no page.
 */
final class EpisodeSearch {
  private static final int MOST_IN_VAIN = 1_000;

  /** What a page holds at most, beyond the part of the order that reached it. */
  static final int MOST_CHARACTERS = 8 << 20;

  private static final int SMALLER_PART = 32;
  private static final int LARGEST_PART = 128;

  /** A part of the order, and the labels to be looked up for each place in it. */
  private record Stage(Walks walks, List<Long> labels) {}

  private final Connection connection;
  private final AlertFilter filter;
  private final Conditions conditions;
  private final int limit;
  private final Consumer<Unreadable> instead;
  private final List<Episode> found = new ArrayList<>();
  private long characters; // of what is found

  private EpisodeSearch(
      Connection connection, AlertFilter filter, int limit, Consumer<Unreadable> instead)
      throws SQLException {
    this.connection = connection;
    this.filter = filter;
    this.limit = limit;
    this.instead = instead;
    this.conditions = Conditions.of(connection, filter);
  }

  /** The episodes after a place, at most {@code limit}. */
  static Page<Episode> page(
      Connection connection,
      AlertFilter filter,
      Place after,
      int limit,
      Consumer<Unreadable> instead)
      throws SQLException {
    Place start = filter.to().map(Place::below).map(after::orLater).orElse(after);
    return new EpisodeSearch(connection, filter, limit, instead).page(start);
  }

  private Page<Episode> page(Place start) throws SQLException {
    int lookedAt = 0;
    for (Stage stage : stages(start)) {
      for (List<Place> part = next(stage); !part.isEmpty(); part = next(stage)) {
        read(part, stage.labels());
        if (found.size() > limit) { // the one too many tells that there is a next page
          List<Episode> items = found.subList(0, limit);
          return new Page<>(items, Optional.of(place(items.getLast()).cursor()));
        }
        lookedAt += part.size();
        if (lookedAt - found.size() >= MOST_IN_VAIN || characters >= MOST_CHARACTERS) {
          return new Page<>(found, Optional.of(part.getLast().cursor()));
        }
      }
    }
    return new Page<>(found, Optional.empty());
  }

  private List<Place> next(Stage stage) throws SQLException {
    return stage.walks().next(connection, Math.clamp(limit + 1L, SMALLER_PART, LARGEST_PART));
  }

  private List<Stage> stages(Place after) throws SQLException {
    if (conditions.areVain()) {
      return List.of();
    }
    Place start = narrowed(after);
    Driver driver = driver(start);
    List<Long> others =
        conditions.labels().stream().filter(label -> !driver.labels().contains(label)).toList();
    if (filter.from().isEmpty() || driver.isFew()) {
      return List.of(new Stage(driver.walks(start, Long.MIN_VALUE), others));
    }
    Instant from = filter.from().get();
    return List.of(
        new Stage(driver.walks(start, Micros.of(from)), others),
        new Stage(stillFiring(start, from), conditions.labels()));
  }

  /** Past the start of a place where nothing else began with it: spares each walk a look. */
  private Place narrowed(Place start) throws SQLException {
    boolean isAlone =
        !start.isPastItsStart()
            && Statements.query(
                    connection,
                    WalkSql.ALL.within(),
                    parameters -> parameters.add(start.startsAt()).add(start.id()).add(1),
                    Walk::place)
                .isEmpty();
    return isAlone ? start.pastItsStart() : start;
  }

  /** The rarest of what all must be. */
  private Driver driver(Place start) throws SQLException {
    List<Driver> drivers = new ArrayList<>();
    for (List<Long> labels : conditions.anyOf()) {
      drivers.add(Driver.ofLabels(connection, labels, start));
    }
    if (filter.status().isPresent()) {
      drivers.add(Driver.ofStatus(connection, filter.status().get(), start));
    }
    if (drivers.isEmpty()) {
      return Driver.all(connection, start);
    }
    return drivers.stream().min(Comparator.comparingLong(Driver::reach)).orElseThrow();
  }

  /** What began before a time and fired then. */
  private Walks stillFiring(Place start, Instant from) {
    Place below = start.orLater(Place.below(from));
    Stream<Walk> over =
        IntStream.rangeClosed(0, Span.LAST)
            .mapToObj(
                span -> new Walk(Course.ofSpan(span, from), below, Span.earliest(span, from)));
    Walk open = new Walk(Course.ofStatus(AlertStatus.FIRING), below, Long.MIN_VALUE);
    return new Walks(Stream.concat(over, Stream.of(open)).toList());
  }

  /** Reads the episodes at some places that fulfil all conditions. */
  private void read(List<Place> places, List<Long> labels) throws SQLException {
    int ids = places.size() <= SMALLER_PART ? SMALLER_PART : LARGEST_PART;
    var read =
        Statements.query(
                connection,
                Sql.selectEpisodes(ids, filter.status().isPresent(), labels.size()),
                parameters -> {
                  for (int i = 0; i < ids; i++) {
                    parameters.add(places.get(Math.min(i, places.size() - 1)).id());
                  }
                  if (filter.status().isPresent()) {
                    parameters.add(filter.status().get().text());
                  }
                  for (long label : labels) {
                    parameters.add(label);
                  }
                },
                row -> EpisodeTable.read(row, instead))
            .stream()
            .flatMap(Optional::stream)
            .filter(conditions.test())
            .collect(Collectors.toMap(EpisodeSearch::place, Function.identity()));
    places.stream()
        .flatMap(place -> Optional.ofNullable(read.get(place)).stream())
        .forEach(this::add);
  }

  private void add(Episode episode) {
    found.add(episode);
    characters += episode.labels().characters() + episode.annotations().characters();
  }

  private static Place place(Episode episode) {
    return new Place(Micros.of(episode.startsAt()), episode.id().value());
  }
}
