package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.delivery.DeadReason;
import io.hostwatch.bridge.delivery.Delivery;
import io.hostwatch.bridge.delivery.DeliveryState;
import io.hostwatch.bridge.delivery.Priority;
import io.hostwatch.bridge.delivery.Target;
import io.hostwatch.bridge.store.Change.Held;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The table {@code delivery}, as the store adds to it and the history reads it. */
final class DeliveryTable {

  /**
   * A new delivery with the episode of which it tells.
   *
   * @param replay how often the event was told to the target before
   * @param isFirst whether it is known that the target is owed nothing else of the alert
   */
  record Owed(Delivery delivery, Episode episode, int replay, boolean isFirst) {
    /** One of which that is to be found out. */
    Owed(Delivery delivery, Episode episode, int replay) {
      this(delivery, episode, replay, false);
    }
  }

  private DeliveryTable() {}

  /**
   * Reads a delivery.
   *
   * @throws io.hostwatch.bridge.store.UnreadableException if its row cannot be read
   */
  static Delivery read(Row row) throws SQLException {
    return Unreadable.orElseFail(Unreadable.Kind.DELIVERY, row, DeliveryTable::delivery);
  }

  private static Delivery delivery(Row row) throws SQLException {
    return new Delivery(
        row.id(),
        new Target(row.text(), row.text()),
        row.id(),
        row.id(),
        state(row.text()),
        Math.toIntExact(row.number()),
        row.time(),
        row.time(),
        row.text(),
        Priority.ofRank(Math.toIntExact(row.number())),
        row.optionalText().map(text -> DeadReason.valueOf(text.toUpperCase(Locale.ROOT))),
        new Delivery.Links(row.optionalNumber().map(Id::new), row.optionalNumber().map(Id::new)));
  }

  static DeliveryState state(String text) {
    return DeliveryState.valueOf(text.toUpperCase(Locale.ROOT));
  }

  /** Tells whether a text is the word for a state. */
  static boolean isState(String text) {
    return Arrays.stream(DeliveryState.values()).anyMatch(state -> state.text().equals(text));
  }

  /** Writes new ones, of one conversation in the order in which they are told. */
  static void insert(Connection connection, Collection<Owed> deliveries) throws SQLException {
    Map<Boolean, List<Owed>> byPlace =
        deliveries.stream().collect(Collectors.partitioningBy(Owed::isFirst));
    Statements.batch(
        connection,
        OutboxSql.INSERT_FIRST_DELIVERY,
        byPlace.getOrDefault(true, List.of()),
        (parameters, owed) -> fill(parameters, owed).add(owed.delivery().nextAt()));
    Statements.batch(
        connection,
        OutboxSql.INSERT_DELIVERY,
        byPlace.getOrDefault(false, List.of()),
        (parameters, owed) ->
            fill(parameters, owed)
                .add(owed.episode().source())
                .add(owed.episode().fingerprint().bits())
                .add(owed.delivery().target().receiver())
                .add(owed.delivery().target().channel())
                .add(owed.delivery().nextAt()));
  }

  private static Parameters fill(Parameters parameters, Owed owed) throws SQLException {
    Delivery delivery = owed.delivery();
    return parameters
        .add(delivery.id())
        .add(delivery.target().receiver())
        .add(delivery.target().channel())
        .add(delivery.episodeId())
        .add(delivery.eventId())
        .add(delivery.state().text())
        .add(delivery.attempts())
        .add(delivery.createdAt())
        .add(delivery.nextAt())
        .add(delivery.detail())
        .add(delivery.priority().rank())
        .addNumber(delivery.links().replayOf().map(Id::value))
        .add(owed.replay())
        .add(owed.episode().source())
        .add(owed.episode().fingerprint().bits());
  }

  /**
   * Releases or withdraws what is held back of locked alerts, each told by one episode.
   *
   * @return what is owed since the end was not held back from all
   */
  static List<Delivery> settleHeld(Connection connection, Map<Episode, Held> held)
      throws SQLException {
    List<Delivery> owed = new ArrayList<>();
    for (Map.Entry<Episode, Held> entry : held.entrySet()) {
      Episode episode = entry.getKey();
      switch (entry.getValue()) {
        case Held.Kept() -> {}
        case Held.Released() ->
            Statements.update(connection, OutboxSql.RELEASE_HELD, p -> fill(p, episode));
        case Held.Withdrawn withdrawn -> owed.addAll(withdraw(connection, episode, withdrawn));
      }
    }
    return owed;
  }

  private static List<Delivery> withdraw(
      Connection connection, Episode alert, Held.Withdrawn withdrawn) throws SQLException {
    List<Delivery> owed = new ArrayList<>();
    Statements.Filler ofEpisode = parameters -> parameters.add(withdrawn.episode());
    for (long end :
        Statements.query(connection, OutboxSql.SELECT_LAST_END, ofEpisode, Row::number)) {
      withdraw(connection, alert, end);
      List<Target> told = targets(connection, OutboxSql.SELECT_TARGETS_OF_EVENT, end);
      withdrawn.goesOn().stream().filter(one -> told.contains(one.target())).forEach(owed::add);
    }
    return owed;
  }

  /** What waited behind what is withdrawn has its turn then. */
  private static void withdraw(Connection connection, Episode alert, long end) throws SQLException {
    Statements.Filler ofEnd = parameters -> parameters.add(end);
    List<Target> targets = targets(connection, OutboxSql.SELECT_HELD_TARGETS, end);
    Statements.update(connection, OutboxSql.WITHDRAW_HELD, ofEnd);
    Statements.update(connection, OutboxSql.OWE_WHAT_IS_LEFT, ofEnd);
    for (Target target : targets) {
      new Conversation(alert.source(), alert.fingerprint().bits(), target).handOn(connection);
    }
  }

  private static List<Target> targets(Connection connection, String sql, long event)
      throws SQLException {
    return Statements.query(
        connection,
        sql,
        parameters -> parameters.add(event),
        row -> new Target(row.text(), row.text()));
  }

  private static Parameters fill(Parameters parameters, Episode alert) throws SQLException {
    return parameters.add(alert.source()).add(alert.fingerprint().bits());
  }

  /**
   * The deliveries of an episode, oldest first.
   *
   * @param instead told of each that cannot be read
   */
  static List<Delivery> of(Connection connection, Id episode, Consumer<String> instead)
      throws SQLException {
    return shown(
        connection,
        Statements.query(
                connection,
                OutboxSql.SELECT_DELIVERIES,
                parameters -> parameters.add(episode),
                row -> Unreadable.orElse(instead, row, DeliveryTable::read))
            .stream()
            .flatMap(Optional::stream)
            .toList());
  }

  /** As people see them: what waits for a parked target is parked. */
  private static List<Delivery> shown(Connection connection, List<Delivery> deliveries)
      throws SQLException {
    Set<Target> parked = DestinationTable.parked(connection).keySet();
    return deliveries.stream().map(d -> parked.contains(d.target()) ? d.parked() : d).toList();
  }
}
