package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.EpisodeEvent;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.delivery.Attempt;
import io.hostwatch.bridge.delivery.Claim;
import io.hostwatch.bridge.delivery.Delivery;
import io.hostwatch.bridge.delivery.DeliveryState;
import io.hostwatch.bridge.delivery.Target;
import io.hostwatch.bridge.store.jdbc.AttemptTable.Tried;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The lease that one claim takes on what is due. */
record Lease(String owner, Target target, Instant from, Instant until) {

  /** A due delivery; in flight still if its owner died, with the lease that ran out. */
  private record Due(
      Optional<Instant> leasedAt,
      Instant dueAt,
      Delivery delivery,
      Episode episode,
      EpisodeEvent event) {

    static Due read(Row row) throws SQLException {
      return new Due(
          row.optionalTime(),
          row.time(),
          DeliveryTable.read(row),
          EpisodeTable.read(row),
          EventTable.read(row));
    }

    /** The attempt that nobody settled: the receiver may have taken it. */
    Optional<Tried> lost() {
      return leasedAt.map(
          since ->
              new Tried(
                  delivery.id(),
                  new Attempt(
                      delivery.attempts(),
                      since,
                      Duration.between(since, dueAt),
                      "ambiguous",
                      "the bridge did not live to see the answer")));
    }
  }

  /**
   * Claims what is due.
   *
   * @param locking the end of the statement that finds it
   */
  List<Claim> claim(Connection connection, String locking, int limit) throws SQLException {
    List<Due> due = read(connection, find(connection, locking, limit));
    AttemptTable.insert(connection, due.stream().flatMap(one -> one.lost().stream()).toList());
    List<Claim> claims = due.stream().map(this::claim).toList();
    Statements.batch(
        connection,
        Sql.LEASE_DELIVERY,
        claims,
        (parameters, claim) ->
            parameters
                .add(claim.delivery().attempts())
                .add(owner)
                .add(from)
                .add(until)
                .add(claim.delivery().id()));
    return claims;
  }

  private List<Id> find(Connection connection, String locking, int limit) throws SQLException {
    return Statements.query(
        connection,
        Sql.SELECT_DUE + locking,
        parameters -> parameters.add(target.receiver()).add(target.channel()).add(from).add(limit),
        Row::id);
  }

  private static List<Due> read(Connection connection, List<Id> ids) throws SQLException {
    if (ids.isEmpty()) {
      return List.of();
    }
    return Statements.query(
        connection,
        Sql.selectToClaim(ids.size()),
        parameters -> {
          for (Id id : ids) {
            parameters.add(id);
          }
        },
        Due::read);
  }

  private Claim claim(Due due) {
    Delivery was = due.delivery();
    Delivery leased =
        new Delivery(
            was.id(),
            was.target(),
            was.episodeId(),
            was.eventId(),
            DeliveryState.IN_FLIGHT,
            was.attempts() + 1,
            was.createdAt(),
            was.nextAt(),
            was.detail());
    return new Claim(leased, due.episode(), due.event(), due.leasedAt(), owner, from);
  }
}
