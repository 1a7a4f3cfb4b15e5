package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.delivery.Claim;
import io.hostwatch.bridge.delivery.Parking;
import io.hostwatch.bridge.delivery.Settlement;
import io.hostwatch.bridge.delivery.Target;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table {@code destination}: which targets are parked, and when they were last served. */
final class DestinationTable {

  /**
   * A target that is parked.
   *
   * @param setAt when the time of its next probe was set, by the clock of whoever set it
   */
  record Parked(Target target, Parking parking, Instant setAt) {

    static Parked read(Row row) throws SQLException {
      Target target = new Target(row.text(), row.text());
      Parking parking = new Parking(row.time(), row.time(), row.small(), row.text(), row.text());
      return new Parked(target, parking, row.time());
    }

    boolean isProbeDue(Instant now) {
      return !parking.probeAt().isAfter(now);
    }
  }

  private DestinationTable() {}

  static Map<Target, Parking> parked(Connection connection) throws SQLException {
    Map<Target, Parking> parked = new HashMap<>();
    Statements.query(connection, OutboxSql.SELECT_PARKED, _ -> {}, Parked::read)
        .forEach(one -> parked.put(one.target(), one.parking()));
    return parked;
  }

  static Optional<Parked> parked(Connection connection, Target target) throws SQLException {
    List<Parked> parked =
        Statements.query(
            connection,
            OutboxSql.SELECT_PARKED_TARGET,
            parameters -> parameters.add(target.receiver()).add(target.channel()),
            Parked::read);
    return parked.stream().findFirst();
  }

  /** Takes the probe that is due, until {@code until}; false if another took it. */
  static boolean beginProbe(Connection connection, Parked parked, Instant now, Instant until)
      throws SQLException {
    return Statements.update(
            connection,
            OutboxSql.BEGIN_PROBE,
            parameters ->
                parameters
                    .add(until)
                    .add(now)
                    .add(parked.target().receiver())
                    .add(parked.target().channel())
                    .add(parked.parking().since())
                    .add(parked.parking().probeAt()))
        > 0;
  }

  /** Parks the target of a claim, or puts off the next probe if the claim was one. */
  static void park(Connection connection, Claim claim, Settlement.Park park, Instant now)
      throws SQLException {
    Target target = claim.delivery().target();
    if (claim.probes().isPresent()) {
      Instant since = claim.probes().get().since();
      Statements.update(
          connection,
          OutboxSql.PROBE_FAILED,
          p -> addTarget(fill(p, park, now), target).add(since));
      return;
    }
    Statements.update(
        connection,
        isKnown(connection, target) ? OutboxSql.PARK_KNOWN : OutboxSql.PARK_NEW,
        p -> addTarget(fill(p, park, now).add(now), target));
  }

  /** Lets everything go on that waits for the target of a successful probe. */
  static void unpark(Connection connection, Target target, Parking probed, Instant now)
      throws SQLException {
    int unparked =
        Statements.update(
            connection, OutboxSql.UNPARK, p -> addTarget(p, target).add(probed.since()));
    if (unparked > 0) {
      Statements.update(
          connection,
          OutboxSql.HASTEN_RETRIES,
          p -> addTarget(p.add(now).add(now).add(now).add(now), target).add(now));
    }
  }

  /** Notes that targets are served, in the one order in which all do; tells how many. */
  static int serve(Connection connection, Collection<Target> targets, Instant now)
      throws SQLException {
    List<Target> ordered =
        targets.stream()
            .sorted(Comparator.comparing(Target::receiver).thenComparing(Target::channel))
            .toList();
    for (Target target : ordered) {
      String sql = isKnown(connection, target) ? OutboxSql.SERVE_KNOWN : OutboxSql.SERVE_NEW;
      Statements.update(connection, sql, p -> addTarget(p.add(now), target));
    }
    return ordered.size();
  }

  static Map<Target, Instant> served(Connection connection) throws SQLException {
    record Served(Target target, Instant at) {}
    Map<Target, Instant> served = new HashMap<>();
    Statements.query(
            connection,
            OutboxSql.SELECT_SERVED,
            _ -> {},
            row -> new Served(new Target(row.text(), row.text()), row.time()))
        .forEach(one -> served.put(one.target(), one.at()));
    return served;
  }

  private static boolean isKnown(Connection connection, Target target) throws SQLException {
    return !Statements.query(
            connection, OutboxSql.IS_KNOWN_TARGET, p -> addTarget(p, target), Row::number)
        .isEmpty();
  }

  private static Parameters fill(Parameters parameters, Settlement.Park park, Instant now)
      throws SQLException {
    return parameters
        .add(now)
        .add(park.probeAt())
        .add(park.reason().name().toLowerCase(java.util.Locale.ROOT))
        .add(park.detail());
  }

  private static Parameters addTarget(Parameters parameters, Target target) throws SQLException {
    return parameters.add(target.receiver()).add(target.channel());
  }
}
