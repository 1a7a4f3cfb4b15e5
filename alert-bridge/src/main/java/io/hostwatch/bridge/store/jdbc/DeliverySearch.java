package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.delivery.DeliveryState;
import io.hostwatch.bridge.store.Deliveries.Listed;
import io.hostwatch.bridge.store.Deliveries.Listing;
import io.hostwatch.bridge.store.DeliveryFilter;
import io.hostwatch.bridge.store.jdbc.DeliveryConditions.Order;
import io.hostwatch.bridge.store.jdbc.DeliveryWalk.Course;
import io.hostwatch.bridge.store.jdbc.DeliveryWalk.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One search for one page of deliveries, in the order of their ids.
 *
 * <p>Goes through those of an alert, a state or a receiver by an index that has this order, and
 * reads only what fits all of the filter. Looks at a bounded number in vain; if that was not enough
 * the page is shorter than it may be and tells where to go on, as it does where it holds many
 * characters. What cannot be read is on no page.
 */
final class DeliverySearch {
  private static final int SMALLER_PART = 32;
  private static final int LARGEST_PART = 128;

  /** Most deliveries end so: these two states are the last to tell few from many. */
  private static final Set<DeliveryState> COMMON =
      EnumSet.of(DeliveryState.DELIVERED, DeliveryState.SUPERSEDED);

  private final Connection connection;
  private final Order order;
  private final List<DeliveryWalk> walks;
  private final UnreadableLog log;
  private final List<Listed> found = new ArrayList<>();
  private long characters; // of what is found

  /** Begins after an id, if there is one. */
  DeliverySearch(
      Connection connection,
      DeliveryFilter filter,
      Order order,
      Optional<Id> after,
      UnreadableLog log) {
    this.connection = connection;
    this.order = order;
    this.log = log;
    DeliveryConditions conditions = new DeliveryConditions(filter);
    long start = after.map(Id::value).orElse(order.start());
    this.walks =
        courses(filter).stream()
            .map(course -> new DeliveryWalk(course, conditions, order, start))
            .toList();
  }

  private static List<Course> courses(DeliveryFilter filter) {
    if (filter.alert().isPresent()) {
      return List.of(new Course(DeliveriesSql.OF_EPISODE, p -> p.add(filter.alert().get())));
    }
    if (filter.receiver().isPresent() && filter.state().stream().allMatch(COMMON::contains)) {
      return List.of(new Course(DeliveriesSql.OF_RECEIVER, p -> p.add(filter.receiver().get())));
    }
    return filter
        .state()
        .map(
            state ->
                states(state).map(one -> new Course(DeliveriesSql.ofState(one), _ -> {})).toList())
        .orElse(List.of(new Course("", _ -> {})));
  }

  /** As what it is kept. */
  private static Stream<DeliveryState> states(DeliveryState shown) {
    return shown == DeliveryState.PARKED
        ? Stream.of(DeliveryState.PENDING, DeliveryState.RETRY)
        : Stream.of(shown);
  }

  /**
   * The next deliveries, at most {@code limit}.
   *
   * @param inVain how many are looked at that do not fit
   */
  Listing page(int limit, int inVain) throws SQLException {
    int lookedAt = 0;
    int count = Math.clamp(limit + 1L, SMALLER_PART, LARGEST_PART);
    for (List<Step> part = next(count); !part.isEmpty(); part = next(count)) {
      read(part.stream().filter(Step::fits).map(Step::id).toList());
      if (found.size() > limit) { // the one too many tells that there is a next page
        List<Listed> items = found.subList(0, limit);
        return new Listing(items, Optional.of(items.getLast().delivery().id()));
      }
      lookedAt += part.size();
      if (lookedAt - found.size() >= inVain || characters >= EpisodeSearch.MOST_CHARACTERS) {
        return new Listing(found, Optional.of(part.getLast().id()));
      }
    }
    return new Listing(found, Optional.empty());
  }

  private List<Step> next(int count) throws SQLException {
    List<Step> steps = new ArrayList<>();
    Optional<DeliveryWalk> first = first();
    while (steps.size() < count && first.isPresent()) {
      steps.add(first.get().step());
      first = first();
    }
    return steps;
  }

  /** The one that stands at what comes first. */
  private Optional<DeliveryWalk> first() throws SQLException {
    Optional<DeliveryWalk> first = Optional.empty();
    Optional<Step> at = Optional.empty();
    for (DeliveryWalk walk : walks) {
      Optional<Step> head = walk.head(connection);
      if (head.isPresent() && (at.isEmpty() || order.isBefore(head.get().id(), at.get().id()))) {
        first = Optional.of(walk);
        at = head;
      }
    }
    return first;
  }

  private void read(List<Id> ids) throws SQLException {
    if (ids.isEmpty()) {
      return;
    }
    int count = ids.size() <= SMALLER_PART ? SMALLER_PART : LARGEST_PART;
    Map<Id, Listed> read =
        Statements.query(
                connection,
                DeliveriesSql.listDeliveries(count),
                parameters -> {
                  for (int i = 0; i < count; i++) {
                    parameters.add(ids.get(Math.min(i, ids.size() - 1)));
                  }
                },
                row -> listed(row, log))
            .stream()
            .flatMap(Optional::stream)
            .collect(Collectors.toMap(one -> one.delivery().id(), Function.identity()));
    ids.stream().flatMap(id -> Optional.ofNullable(read.get(id)).stream()).forEach(this::add);
  }

  private void add(Listed listed) {
    found.add(listed);
    characters +=
        listed.episode().labels().characters() + listed.episode().annotations().characters();
  }

  /** Reads one, unless any of it cannot be read, of which the log is told. */
  static Optional<Listed> listed(Row row, UnreadableLog log) throws SQLException {
    return Unreadable.orElse(log::leftOut, row, DeliverySearch::listed);
  }

  /**
   * Reads one.
   *
   * @throws io.hostwatch.bridge.store.UnreadableException if any of it cannot be read
   */
  static Listed listed(Row row) throws SQLException {
    return new Listed(DeliveryTable.read(row), EpisodeTable.read(row), EventTable.readType(row));
  }
}
