package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.delivery.Claim;
import io.hostwatch.bridge.delivery.Delivery;
import io.hostwatch.bridge.delivery.DeliveryState;
import io.hostwatch.bridge.delivery.Outbox;
import io.hostwatch.bridge.delivery.Settlement;
import io.hostwatch.bridge.delivery.Target;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The outbox in the tables of the history; thread-safe.
 *
 * <p>Only the first unsettled delivery of a conversation has a time at which it is due; settling it
 * hands that on. So a claim reads what it takes and nothing else, however long the queue. The alert
 * is locked meanwhile: what the store adds just then is handed on, or finds nothing unsettled.
 */
final class JdbcOutbox implements Outbox {
  private record BacklogRow(Target target, DeliveryState state, long count) {}

  private final Writer writer;
  private final Readers readers;
  private final AlertLocks locks;

  JdbcOutbox(Writer writer, Readers readers, AlertLocks locks) {
    this.writer = writer;
    this.readers = readers;
    this.locks = locks;
  }

  @Override
  public List<Claim> claim(String owner, Target target, Instant now, Duration lease, int limit) {
    if (limit < 1 || !isAnyDue(target, now)) {
      return List.of();
    }
    Lease wanted = new Lease(owner, target, now, now.plus(lease));
    return writer.write(
        "claim deliveries to " + target,
        connection -> wanted.claim(connection, locks.claiming(), limit));
  }

  private boolean isAnyDue(Target target, Instant now) {
    return readers.read(
        "look for deliveries to " + target,
        connection ->
            !Statements.query(
                    connection,
                    Sql.IS_ANY_DUE,
                    parameters -> parameters.add(target.receiver()).add(target.channel()).add(now),
                    Row::number)
                .isEmpty());
  }

  @Override
  public boolean settle(Claim claim, Settlement settlement, Instant now) {
    return writer.write(
        "settle delivery " + claim.delivery().id(),
        connection -> settle(connection, claim, Verdict.of(claim, settlement), now));
  }

  private boolean settle(Connection connection, Claim claim, Verdict verdict, Instant now)
      throws SQLException {
    Delivery delivery = claim.delivery();
    if (verdict.dueAt().isEmpty()) {
      lock(connection, claim.episode());
    }
    int settled =
        Statements.update(
            connection,
            Sql.SETTLE_DELIVERY,
            parameters ->
                parameters
                    .add(verdict.state().text())
                    .add(verdict.attempts())
                    .add(verdict.nextAt())
                    .addTime(verdict.dueAt())
                    .add(verdict.detail())
                    .add(verdict.receipt())
                    .add(delivery.id())
                    .add(claim.owner())
                    .add(delivery.attempts()));
    if (settled == 0) {
      return false;
    }
    AttemptTable.insert(
        connection, List.of(new AttemptTable.Tried(delivery.id(), verdict.attempt(claim, now))));
    if (verdict.dueAt().isEmpty()) {
      releaseNext(connection, claim);
    }
    return true;
  }

  private void lock(Connection connection, Episode episode) throws SQLException {
    TreeSet<Long> alert = new TreeSet<>(Set.of(episode.fingerprint().bits()));
    locks.lock(connection, episode.source(), alert);
  }

  private static void releaseNext(Connection connection, Claim settled) throws SQLException {
    Target target = settled.delivery().target();
    List<Long> next =
        Statements.query(
            connection,
            Sql.SELECT_NEXT_OF_CONVERSATION,
            parameters ->
                parameters
                    .add(settled.episode().source())
                    .add(settled.episode().fingerprint().bits())
                    .add(target.receiver())
                    .add(target.channel()),
            Row::number);
    Statements.batch(connection, Sql.RELEASE_DELIVERY, next, Parameters::add);
  }

  @Override
  public int endLeases(Instant now) {
    return writer.write(
        "end leases",
        connection ->
            Statements.update(
                connection, Sql.END_LEASES, parameters -> parameters.add(now).add(now)));
  }

  @Override
  public Map<Target, Map<DeliveryState, Long>> backlog() {
    Map<Target, Map<DeliveryState, Long>> backlog = new HashMap<>();
    for (BacklogRow row : readers.read("count the backlog", JdbcOutbox::backlog)) {
      backlog
          .computeIfAbsent(row.target(), _ -> new EnumMap<>(DeliveryState.class))
          .put(row.state(), row.count());
    }
    return backlog;
  }

  private static List<BacklogRow> backlog(Connection connection) throws SQLException {
    return Statements.query(
        connection,
        Sql.BACKLOG,
        _ -> {},
        row ->
            new BacklogRow(
                new Target(row.text(), row.text()), DeliveryTable.state(row.text()), row.number()));
  }
}
