package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.delivery.Claim;
import io.hostwatch.bridge.delivery.Claimant;
import io.hostwatch.bridge.delivery.DeadReason;
import io.hostwatch.bridge.delivery.Delivery;
import io.hostwatch.bridge.delivery.DeliveryState;
import io.hostwatch.bridge.delivery.DispatchListener;
import io.hostwatch.bridge.delivery.Outbox;
import io.hostwatch.bridge.delivery.Parking;
import io.hostwatch.bridge.delivery.Settlement;
import io.hostwatch.bridge.delivery.Target;
import io.hostwatch.bridge.store.jdbc.Lease.Taken;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private record BacklogRow(Target target, DeliveryState state, Depth depth) {}

  private final Writer writer;
  private final Readers readers;
  private final AlertLocks locks;
  private final Optional<String> clock;
  private final DispatchListener listener;
  private final UnreadableLog unreadable;

  /**
   * Opens the queue.
   *
   * @param clock what asks for the time of the database, if it has one of its own
   * @param listener told of what dies since it cannot be read
   */
  JdbcOutbox(
      Writer writer,
      Readers readers,
      AlertLocks locks,
      Optional<String> clock,
      DispatchListener listener,
      UnreadableLog unreadable) {
    this.writer = writer;
    this.readers = readers;
    this.locks = locks;
    this.clock = clock;
    this.listener = listener;
    this.unreadable = unreadable;
  }

  @Override
  public List<Claim> claim(Claimant by, Target target, Instant now, Duration lease, int limit) {
    Lease wanted = new Lease(by, target, now, now.plus(lease));
    SettingAside aside = new SettingAside(writer, locks, listener, target, now);
    while (limit > 0 && isAnyToClaim(wanted)) {
      Taken taken =
          writer.write(
              "claim deliveries to " + target,
              connection -> wanted.claim(connection, locks, limit, unreadable));
      boolean isAnyAside = aside.any(taken.untellable());
      if (!taken.claims().isEmpty() || !isAnyAside) {
        return taken.claims();
      }
    }
    return List.of();
  }

  private boolean isAnyToClaim(Lease wanted) {
    return readers.read("look for deliveries to " + wanted.target(), wanted::isAnyToClaim);
  }

  @Override
  public boolean settle(Claim claim, Settlement settlement, Instant now, Duration took) {
    Verdict verdict = Verdict.of(claim, settlement, now);
    return writer.write(
        "settle delivery " + claim.delivery().id(),
        connection -> {
          boolean isHeld = settle(connection, claim, verdict, now);
          if (isHeld) {
            AttemptTable.insert(connection, List.of(verdict.tried(claim, took)));
            handOn(connection, claim, verdict);
            judgeTarget(connection, claim, settlement, now);
          }
          return isHeld;
        });
  }

  private static void judgeTarget(
      Connection connection, Claim claim, Settlement settlement, Instant now) throws SQLException {
    switch (settlement) {
      case Settlement.Park park -> DestinationTable.park(connection, claim, park, now);
      case Settlement.Delivered _, Settlement.Refused _ -> {
        if (claim.probes().isPresent()) {
          Target target = claim.delivery().target();
          DestinationTable.unpark(connection, target, claim.probes().get(), now);
        }
      }
      case Settlement.Retry _, Settlement.GivenUp _, Settlement.Returned _ -> {}
    }
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
            OutboxSql.SETTLE_DELIVERY,
            parameters ->
                parameters
                    .add(verdict.state().text())
                    .add(verdict.attempts())
                    .add(verdict.nextAt())
                    .addTime(verdict.dueAt())
                    .add(now)
                    .add(verdict.detail())
                    .add(verdict.receipt())
                    .addText(verdict.deadReason().map(DeadReason::text))
                    .add(verdict.probesNotMade(claim))
                    .add(delivery.id())
                    .add(claim.owner())
                    .add(delivery.attempts())
                    .add(claim.startedAt()));
    return settled > 0;
  }

  private static void handOn(Connection connection, Claim claim, Verdict verdict)
      throws SQLException {
    if (verdict.dueAt().isEmpty()) {
      Episode episode = claim.episode();
      new Conversation(episode.source(), episode.fingerprint().bits(), claim.delivery().target())
          .handOn(connection);
    }
  }

  private void lock(Connection connection, Episode episode) throws SQLException {
    TreeSet<Long> alert = new TreeSet<>(Set.of(episode.fingerprint().bits()));
    locks.lock(connection, episode.source(), alert);
  }

  @Override
  public int giveUp(String owner, Target target, Instant createdBefore, Surrender as, Instant now) {
    return new GivingUp(writer, readers, locks, owner, target, as, now).all(createdBefore);
  }

  @Override
  public int endLeases(Instant now) {
    return writer.write(
        "end leases",
        connection ->
            Statements.update(
                connection, OutboxSql.END_LEASES, parameters -> parameters.add(now).add(now)));
  }

  @Override
  public int renewLeases(String owner, Instant now, Duration lease) {
    return writer.write(
        "renew leases",
        connection ->
            Statements.update(
                connection,
                OutboxSql.RENEW_LEASES,
                parameters -> parameters.add(now.plus(lease)).add(now).add(owner)));
  }

  @Override
  public int followClock(Target target, Instant now) {
    return new SetBack(writer, readers, locks, target, now, latest(now)).all();
  }

  private Instant latest(Instant now) {
    Optional<Instant> there =
        clock.map(
            sql ->
                readers.read(
                    "ask for the time",
                    connection ->
                        Statements.query(connection, sql, _ -> {}, Row::time).getFirst()));
    return there.filter(now::isBefore).orElse(now);
  }

  @Override
  public Map<Target, Map<DeliveryState, Depth>> backlog() {
    Map<Target, Map<DeliveryState, Depth>> backlog = new HashMap<>();
    for (BacklogRow row : readers.read("count the backlog", JdbcOutbox::backlog)) {
      backlog
          .computeIfAbsent(row.target(), _ -> new EnumMap<>(DeliveryState.class))
          .merge(row.state(), row.depth(), Depth::and);
    }
    return backlog;
  }

  private static List<BacklogRow> backlog(Connection connection) throws SQLException {
    Set<Target> parked = DestinationTable.parked(connection).keySet();
    return Statements.query(
        connection,
        OutboxSql.BACKLOG,
        _ -> {},
        row -> {
          Target target = new Target(row.text(), row.text());
          DeliveryState state = DeliveryTable.state(row.text());
          Depth depth = new Depth(row.number(), row.time());
          return new BacklogRow(target, parked.contains(target) ? state.ofParked() : state, depth);
        });
  }

  @Override
  public void serve(Set<Target> targets, Instant now) {
    if (!targets.isEmpty()) {
      writer.write(
          "note who is served", connection -> DestinationTable.serve(connection, targets, now));
    }
  }

  @Override
  public Map<Target, Instant> served() {
    return readers.read("look who is served", DestinationTable::served);
  }

  @Override
  public Map<Target, Parking> parked() {
    return readers.read("look for parked targets", DestinationTable::parked);
  }
}
