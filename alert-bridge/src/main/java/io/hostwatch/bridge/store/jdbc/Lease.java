package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.delivery.Claim;
import io.hostwatch.bridge.delivery.Claimant;
import io.hostwatch.bridge.delivery.Outbox;
import io.hostwatch.bridge.delivery.Parking;
import io.hostwatch.bridge.delivery.Priority;
import io.hostwatch.bridge.delivery.Target;
import io.hostwatch.bridge.store.jdbc.DestinationTable.Parked;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The lease that one claim takes on what is due and not under way with the claimant already. */
record Lease(Claimant by, Target target, Instant from, Instant until) {

  /** A due delivery and when its turn is. */
  private record Turn(long delivery, Instant at) {
    static final Comparator<Turn> ORDER =
        Comparator.comparing(Turn::at).thenComparingLong(Turn::delivery);

    boolean isNameless() {
      return delivery < 0;
    }
  }

  /**
   * What a claim came upon.
   *
   * @param untellable what is due as well, and not taken
   */
  record Taken(List<Claim> claims, List<Untellable> untellable) {
    static final Taken NOTHING = new Taken(List.of(), List.of());
  }

  /** Tells whether there may be anything to take. */
  boolean isAnyToClaim(Connection connection) throws SQLException {
    return DestinationTable.parked(connection, target)
            .filter(parked -> !parked.isProbeDue(from))
            .isEmpty()
        && isAnyDue(connection);
  }

  private boolean isAnyDue(Connection connection) throws SQLException {
    return Statements.query(
            connection,
            DueSql.SELECT_ANY_DUE,
            parameters -> {
              for (Priority _ : Priority.values()) {
                parameters
                    .add(target.receiver())
                    .add(target.channel())
                    .add(from)
                    .add(1 + by.underWay().size());
              }
            },
            Row::number)
        .stream()
        .anyMatch(delivery -> !isUnderWay(delivery));
  }

  private boolean isUnderWay(long delivery) {
    return delivery >= 0 && by.underWay().contains(new Id(delivery));
  }

  /**
   * Takes what is due, at most {@code limit}; of a parked target one, when it is time.
   *
   * @param locks keeps others off what it takes
   * @param log told what of it cannot be read and need not be
   */
  Taken claim(Connection connection, AlertLocks locks, int limit, UnreadableLog log)
      throws SQLException {
    Optional<Parked> parked = DestinationTable.parked(connection, target);
    if (parked.filter(one -> !one.isProbeDue(from)).isPresent()) {
      return Taken.NOTHING;
    }
    List<Turn> turns = find(connection, locks.claiming(), parked.isPresent() ? 1 : limit);
    DueRows due = DueRows.read(connection, heads(turns));
    boolean isProbe = parked.isPresent() && !due.rows().isEmpty();
    if (isProbe && !DestinationTable.beginProbe(connection, parked.get(), from, until)) {
      return Taken.NOTHING;
    }
    Optional<Parking> probes = parked.map(Parked::parking);
    return new Taken(take(connection, locks, due.rows(), probes, log), untellable(turns, due));
  }

  private static List<Id> heads(List<Turn> turns) {
    return turns.stream()
        .filter(turn -> !turn.isNameless())
        .map(turn -> new Id(turn.delivery()))
        .toList();
  }

  private static List<Untellable> untellable(List<Turn> turns, DueRows due) {
    Stream<Untellable> nameless =
        turns.stream().filter(Turn::isNameless).map(turn -> Untellable.nameless(turn.delivery()));
    return Stream.concat(nameless, due.untellable().stream()).toList();
  }

  /** Those whose turn it is, of all classes together. */
  private List<Turn> find(Connection connection, String locking, int limit) throws SQLException {
    List<Turn> found = new ArrayList<>();
    for (Priority priority : Priority.values()) {
      found.addAll(
          Statements.query(
              connection,
              OutboxSql.SELECT_DUE + locking,
              parameters ->
                  parameters
                      .add(target.receiver())
                      .add(target.channel())
                      .add(priority.rank())
                      .add(from)
                      .add(limit + by.underWay().size()),
              row -> new Turn(row.number(), priority.turn(row.time()))));
    }
    return found.stream()
        .filter(turn -> !isUnderWay(turn.delivery()))
        .sorted(Turn.ORDER)
        .limit(limit)
        .toList();
  }

  private List<Claim> take(
      Connection connection,
      AlertLocks locks,
      List<DueRow> due,
      Optional<Parking> probes,
      UnreadableLog log)
      throws SQLException {
    AttemptTable.insert(connection, due.stream().flatMap(one -> one.lost().stream()).toList());
    Coalescing coalescing = new Coalescing(locks, from, from.minus(Outbox.COALESCING_AGE));
    List<DueRow> told = coalescing.coalesce(connection, due);
    StoodFor stoodFor = StoodFor.read(connection, told, log);
    List<Claim> claims = new ArrayList<>();
    for (DueRow row : told) {
      claims.add(
          new Claim(
              row.delivery().leased(),
              row.episode(),
              row.event(),
              stoodFor.of(row),
              row.leasedAt(),
              probes,
              row.probes() + (probes.isPresent() ? 1 : 0),
              by.owner(),
              from));
    }
    lease(connection, claims);
    return claims;
  }

  private void lease(Connection connection, List<Claim> claims) throws SQLException {
    Statements.each(
        connection,
        OutboxSql.LEASE_DELIVERY,
        claims,
        (parameters, claim) ->
            parameters
                .add(claim.delivery().attempts())
                .add(by.owner())
                .add(from)
                .add(from)
                .add(until)
                .add(claim.probed())
                .add(claim.delivery().id()));
  }
}
