package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.delivery.Delivery;
import io.hostwatch.bridge.delivery.Target;
import io.hostwatch.bridge.store.Deliveries;
import io.hostwatch.bridge.store.DeliveryFilter;
import io.hostwatch.bridge.store.jdbc.DeliveryConditions.Order;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Deliveries in the tables of the history; thread-safe. */
final class JdbcDeliveries implements Deliveries {
  /** How many deliveries that do not fit are looked at for one page. */
  private static final int MOST_IN_VAIN = 20_000;

  private final Writer writer;
  private final Readers readers;
  private final AlertLocks locks;
  private final Consumer<Id> seen;
  private final UnreadableLog unreadable;

  JdbcDeliveries(
      Writer writer,
      Readers readers,
      AlertLocks locks,
      Consumer<Id> seen,
      UnreadableLog unreadable) {
    this.writer = writer;
    this.readers = readers;
    this.locks = locks;
    this.seen = seen;
    this.unreadable = unreadable;
  }

  @Override
  public Listing find(DeliveryFilter filter, Optional<Id> before, int limit) {
    return readers.read(
        "list deliveries",
        connection -> {
          Listing found =
              new DeliverySearch(connection, filter, Order.NEWEST_FIRST, before, unreadable)
                  .page(limit, MOST_IN_VAIN);
          return new Listing(shown(connection, found.items()), found.next());
        });
  }

  private static List<Listed> shown(Connection connection, List<Listed> all) throws SQLException {
    Set<Target> parked = DestinationTable.parked(connection).keySet();
    return all.stream()
        .map(
            one ->
                parked.contains(one.delivery().target())
                    ? new Listed(one.delivery().parked(), one.episode(), one.event())
                    : one)
        .toList();
  }

  @Override
  public Replayed replay(Id delivery, Supplier<Id> ids, Instant now) {
    return unreadable.telling(
        () ->
            writer.write(
                "replay delivery " + delivery,
                connection -> replay(connection, delivery, ids, now)));
  }

  private Replayed replay(Connection connection, Id delivery, Supplier<Id> ids, Instant now)
      throws SQLException {
    Optional<Listed> found = last(connection, delivery);
    if (found.isPresent()) {
      lock(connection, found.get().episode());
    }
    Optional<Listed> last = last(connection, delivery); // as it stands, now that it is locked
    return last.isEmpty() ? new Replayed.Unknown() : replay(connection, last.get(), ids, now);
  }

  /** The one that is told in its place, or it itself. */
  private static Optional<Listed> last(Connection connection, Id delivery) throws SQLException {
    Optional<Listed> found = one(connection, delivery);
    Optional<Id> by = found.flatMap(listed -> listed.delivery().links().supersededBy());
    return by.isPresent() ? one(connection, by.get()) : found;
  }

  private static Optional<Listed> one(Connection connection, Id delivery) throws SQLException {
    return read(connection, delivery, DeliverySearch::listed);
  }

  private static <T> Optional<T> read(
      Connection connection, Id delivery, Statements.Mapper<T> mapper) throws SQLException {
    return Statements.query(
            connection,
            DeliveriesSql.LIST_DELIVERIES + " WHERE d.id = ?",
            parameters -> parameters.add(delivery),
            mapper)
        .stream()
        .findFirst();
  }

  private Replayed replay(Connection connection, Listed last, Supplier<Id> ids, Instant now)
      throws SQLException {
    return switch (last.delivery().state()) {
      case DEAD, CANCELLED -> new Replayed.Made(add(connection, List.of(last), ids, now));
      case DELIVERED -> new Replayed.Told(last.delivery().id());
      default -> new Replayed.UnderWay(last.delivery().id());
    };
  }

  @Override
  public Repeated replayAll(DeliveryFilter filter, int limit, Supplier<Id> ids, Instant now) {
    return writer.write(
        "replay deliveries",
        connection -> {
          Listing found =
              new DeliverySearch(
                      connection, filter, Order.OLDEST_FIRST, Optional.empty(), unreadable)
                  .page(limit, Integer.MAX_VALUE);
          List<Listed> all = found.items();
          List<AlertKey> alerts = all.stream().map(one -> AlertKey.of(one.episode())).toList();
          seen.accept(locks.lock(connection, alerts));
          List<Listed> still = still(connection, all);
          Map<Conversation, List<Listed>> conversations = new LinkedHashMap<>();
          for (Listed one : still) {
            conversations.computeIfAbsent(conversation(one), _ -> new ArrayList<>()).add(one);
          }
          for (List<Listed> conversation : conversations.values()) {
            add(connection, conversation, ids, now);
          }
          return new Repeated(still.size(), found.next().isPresent());
        });
  }

  private static Conversation conversation(Listed listed) {
    Episode episode = listed.episode();
    return new Conversation(
        episode.source(), episode.fingerprint().bits(), listed.delivery().target());
  }

  /** Those that nobody replayed before they were locked, nor spoiled. */
  private List<Listed> still(Connection connection, List<Listed> found) throws SQLException {
    List<Listed> still = new ArrayList<>();
    for (Listed one : found) {
      read(connection, one.delivery().id(), row -> DeliverySearch.listed(row, unreadable))
          .flatMap(now -> now)
          .filter(now -> now.delivery().state() == one.delivery().state())
          .ifPresent(still::add);
    }
    return still;
  }

  /** Keeps other bridges off the alert, and the ids to come above theirs. */
  private void lock(Connection connection, Episode episode) throws SQLException {
    TreeSet<Long> alert = new TreeSet<>(List.of(episode.fingerprint().bits()));
    seen.accept(locks.lock(connection, episode.source(), alert));
  }

  /**
   * Adds one replay for all of these, which are of one conversation and in its order. It also takes
   * the place of an earlier one that nobody has begun to tell.
   */
  private Id add(Connection connection, List<Listed> settled, Supplier<Id> ids, Instant now)
      throws SQLException {
    Listed latest = settled.getLast();
    Delivery original = latest.delivery();
    Delivery replay = original.replay(ids.get(), now);
    int number =
        Statements.query(
                connection,
                OutboxSql.COUNT_TELLINGS,
                parameters ->
                    parameters
                        .add(original.eventId())
                        .add(original.target().receiver())
                        .add(original.target().channel()),
                row -> Math.toIntExact(row.number()))
            .getFirst();
    DeliveryTable.insert(
        connection, List.of(new DeliveryTable.Owed(replay, latest.episode(), number)));
    List<Id> repeated = settled.stream().map(one -> one.delivery().id()).toList();
    Statements.batch(
        connection, OutboxSql.HAND_ON_SUPERSEDED, repeated, (p, id) -> p.add(replay.id()).add(id));
    Statements.batch(
        connection, OutboxSql.SUPERSEDE_SETTLED, repeated, (p, id) -> p.add(replay.id()).add(id));
    replaceUnbegun(connection, conversation(latest), replay.id());
    locks.remember(connection, AlertKey.of(latest.episode()), replay.id());
    return replay.id();
  }

  /** The alert is locked, but not against a claim: what one has just begun is told apart. */
  private static void replaceUnbegun(Connection connection, Conversation of, Id by)
      throws SQLException {
    List<Long> earlier =
        Statements.query(
            connection,
            OutboxSql.SELECT_UNBEGUN_REPLAYS,
            parameters ->
                parameters
                    .add(of.source())
                    .add(of.fingerprint())
                    .add(of.target().receiver())
                    .add(of.target().channel())
                    .add(by),
            Row::number);
    for (long one : earlier) {
      int replaced =
          Statements.update(connection, OutboxSql.SUPERSEDE_UNBEGUN, p -> p.add(by).add(one));
      if (replaced > 0) {
        Statements.update(connection, OutboxSql.HAND_ON_SUPERSEDED, p -> p.add(by).add(one));
      }
    }
    of.handOn(connection);
  }
}
