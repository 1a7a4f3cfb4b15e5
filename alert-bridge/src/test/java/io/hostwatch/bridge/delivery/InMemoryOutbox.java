package io.hostwatch.bridge.delivery;

import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.EpisodeEvent;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.delivery.OutboxRow.Conversation;
import io.hostwatch.bridge.delivery.OutboxRow.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An outbox without a database that passes the same contract; thread-safe. */
public class InMemoryOutbox implements Outbox {

  private final Map<Id, OutboxRow> rows = new LinkedHashMap<>();
  private final HeldRows held = new HeldRows(rows);
  private final Map<Id, Episode> episodes = new HashMap<>();
  private final InMemoryParking parking = new InMemoryParking();
  private HoldMoved holdMoved = (_, _, _) -> {};
  private final Map<Target, Instant> served = new HashMap<>();
  private final Map<Id, Integer> probed = new HashMap<>();

  /** Adds one delivery of {@code event}; {@code episode} is as it stands now. */
  public synchronized void add(Episode episode, EpisodeEvent event, Delivery delivery) {
    update(episode);
    Conversation conversation =
        new Conversation(episode.source(), episode.fingerprint(), delivery.target());
    rows.put(
        delivery.id(),
        new OutboxRow(
            conversation, delivery, event, Optional.empty(), List.of(), delivery.createdAt()));
  }

  /** Replaces what later claims say of the episode. */
  public synchronized void update(Episode episode) {
    episodes.put(episode.id(), episode);
  }

  /** Releases what is held back of the episode's alert. */
  public synchronized void releaseHeld(Episode episode) {
    held.release(episode);
  }

  /** Withdraws what tells an end and was not begun; returns to whom it is told all the same. */
  public synchronized Set<Target> withdrawHeld(Id end) {
    return held.withdraw(end);
  }

  /** From now on told which episodes are held until when instead of the time before. */
  public synchronized void onHoldMoved(HoldMoved listener) {
    holdMoved = listener;
  }

  /** What is to follow when an end is held back until another time. */
  @FunctionalInterface
  public interface HoldMoved {
    /** The episode is held until {@code after}, if it was until {@code before}. */
    void moved(Id episode, Instant before, Instant after);
  }

  @Override
  public synchronized int renewLeases(String owner, Instant now, Duration lease) {
    List<OutboxRow> mine =
        rows.values().stream()
            .filter(row -> row.lease().filter(held -> held.owner().equals(owner)).isPresent())
            .toList();
    mine.forEach(row -> rows.put(row.delivery().id(), row.dueAt(now.plus(lease)).setAt(now)));
    return mine.size();
  }

  @Override
  public synchronized int followClock(Target target, Instant now) {
    Instant latest = now.plus(SKEW);
    parking.followClock(target, now);
    List<OutboxRow> ahead =
        rows.values().stream()
            .filter(row -> row.delivery().target().equals(target) && !row.isSettled())
            .filter(row -> row.dueAt().isAfter(latest) && row.setAt().isAfter(latest))
            .filter(this::isHead)
            .toList();
    return ahead.stream().mapToInt(row -> held.move(row, now, holdMoved)).sum();
  }

  /** One delivery as it stands. */
  public synchronized Delivery get(Id delivery) {
    return row(delivery).delivery();
  }

  /** The attempts of one delivery, oldest first. */
  public synchronized List<Attempt> attempts(Id delivery) {
    return row(delivery).attempts();
  }

  /** All deliveries in the order they were added, as they show. */
  public synchronized List<Delivery> all() {
    return rows.values().stream().map(OutboxRow::delivery).map(this::shown).toList();
  }

  private Delivery shown(Delivery delivery) {
    return parking.at(delivery.target()).isPresent() ? delivery.parked() : delivery;
  }

  @Override
  public synchronized List<Claim> claim(
      Claimant by, Target target, Instant now, Duration lease, int limit) {
    if (!parking.mayClaim(target, now)) {
      return List.of();
    }
    List<OutboxRow> heads =
        rows.values().stream()
            .filter(row -> row.delivery().target().equals(target) && !row.isSettled())
            .filter(row -> !row.dueAt().isAfter(now) && isHead(row))
            .filter(row -> !by.underWay().contains(row.delivery().id()))
            .sorted(Comparator.comparing(OutboxRow::turn).thenComparing(row -> row.delivery().id()))
            .limit(parking.at(target).isPresent() ? 1 : limit)
            .toList();
    Lease wanted = new Lease(by.owner(), now, now.plus(lease));
    return heads.stream().map(row -> take(coalesce(row, now), wanted)).toList();
  }

  /** The last of those that waited long in the head's conversation, which supersedes the others. */
  private OutboxRow coalesce(OutboxRow head, Instant now) {
    Instant before = now.minus(COALESCING_AGE);
    List<OutboxRow> chain =
        rows.values().stream()
            .filter(row -> row.conversation().equals(head.conversation()) && !row.isSettled())
            .sorted(Comparator.comparing(row -> row.delivery().id()))
            .takeWhile(row -> !row.delivery().createdAt().isAfter(before))
            .takeWhile(row -> row.equals(head) || !row.delivery().nextAt().isAfter(now))
            .toList();
    if (chain.size() < 2) {
      return head;
    }
    OutboxRow last = chain.getLast();
    chain.subList(0, chain.size() - 1).forEach(row -> supersede(row, last.delivery().id()));
    return last;
  }

  private void supersede(OutboxRow row, Id by) {
    rows.put(
        row.delivery().id(),
        row.with(DeliveryChanges.superseded(row.delivery(), by), Optional.empty(), row.lost()));
    for (OutboxRow other : List.copyOf(rows.values())) {
      if (other.delivery().links().supersededBy().equals(Optional.of(row.delivery().id()))) {
        Delivery moved = DeliveryChanges.superseded(other.delivery(), by);
        rows.put(moved.id(), other.with(moved, Optional.empty(), List.of()));
      }
    }
  }

  @Override
  public synchronized boolean settle(
      Claim claim, Settlement settlement, Instant now, Duration took) {
    OutboxRow row = rows.get(claim.delivery().id());
    if (row == null || !row.isHeldBy(claim)) {
      return false;
    }
    Delivery changed = DeliveryChanges.after(row.delivery(), settlement, now);
    Attempt attempt = DeliveryChanges.attempt(claim, settlement, took);
    rows.put(changed.id(), row.with(changed, Optional.empty(), List.of(attempt)).setAt(now));
    if (claim.probes().isPresent() && settlement instanceof Settlement.Returned) {
      probed.merge(changed.id(), -1, Integer::sum);
    }
    if (parking.judge(claim, settlement, now)) {
      hasten(changed.target(), now);
    }
    return true;
  }

  private void hasten(Target target, Instant now) {
    for (OutboxRow row : List.copyOf(rows.values())) {
      Delivery was = row.delivery();
      if (was.target().equals(target) && was.state() == DeliveryState.RETRY) {
        rows.put(was.id(), row.dueAt(was.createdAt().isBefore(now) ? was.createdAt() : now));
      }
    }
  }

  @Override
  public synchronized int giveUp(
      String owner, Target target, Instant createdBefore, Surrender as, Instant now) {
    List<OutboxRow> old =
        rows.values().stream()
            .filter(row -> row.delivery().target().equals(target) && !row.isSettled())
            .filter(row -> row.delivery().createdAt().isBefore(createdBefore))
            .filter(row -> !row.isUnderWay(owner, now))
            .filter(this::isHead)
            .toList();
    for (OutboxRow row : old) {
      Delivery was = row.delivery();
      DeliveryState state = as == Surrender.EXPIRED ? DeliveryState.DEAD : DeliveryState.CANCELLED;
      Delivery given =
          DeliveryChanges.change(was, state, was.attempts(), was.nextAt(), as.detail());
      if (as == Surrender.EXPIRED) {
        given = DeliveryChanges.dead(given, DeadReason.EXPIRED);
      }
      List<Attempt> lost = row.lost();
      rows.put(was.id(), row.with(given, Optional.empty(), lost));
    }
    return old.isEmpty() ? 0 : old.size() + giveUp(owner, target, createdBefore, as, now);
  }

  @Override
  public synchronized void serve(Set<Target> targets, Instant now) {
    targets.forEach(target -> served.put(target, now));
  }

  @Override
  public synchronized Map<Target, Instant> served() {
    return Map.copyOf(served);
  }

  @Override
  public synchronized Map<Target, Parking> parked() {
    return parking.all();
  }

  @Override
  public synchronized int endLeases(Instant now) {
    List<OutboxRow> ended =
        rows.values().stream()
            .filter(row -> row.lease().filter(lease -> lease.until().isAfter(now)).isPresent())
            .toList();
    for (OutboxRow row : ended) {
      Optional<Lease> over = row.lease().map(lease -> lease.endedAt(now));
      rows.put(row.delivery().id(), row.with(row.delivery(), over, List.of()));
    }
    return ended.size();
  }

  @Override
  public synchronized Map<Target, Map<DeliveryState, Depth>> backlog() {
    Map<Target, Map<DeliveryState, Depth>> depths = new HashMap<>();
    for (Delivery delivery : all()) {
      if (!delivery.state().isSettled() || delivery.state() == DeliveryState.DEAD) {
        depths
            .computeIfAbsent(delivery.target(), _ -> new EnumMap<>(DeliveryState.class))
            .merge(delivery.state(), new Depth(1, delivery.createdAt()), Depth::and);
      }
    }
    return depths;
  }

  private OutboxRow row(Id delivery) {
    OutboxRow row = rows.get(delivery);
    if (row == null) {
      throw new AssertionError("no delivery " + delivery + " in " + rows.keySet());
    }
    return row;
  }

  private boolean isHead(OutboxRow row) {
    return rows.values().stream().noneMatch(other -> !other.isSettled() && other.isBefore(row));
  }

  private Claim take(OutboxRow row, Lease lease) {
    Delivery leased = row.delivery().leased();
    rows.put(
        leased.id(), row.with(leased, Optional.of(lease), row.lost()).setAt(lease.startedAt()));
    Episode episode = episodes.get(leased.episodeId());
    if (episode == null) {
      throw new AssertionError("no episode " + leased.episodeId());
    }
    Optional<Parking> probes = parking.at(leased.target());
    probes.ifPresent(_ -> parking.beginProbe(leased.target(), lease.startedAt(), lease.until()));
    probes.ifPresent(_ -> probed.merge(leased.id(), 1, Integer::sum));
    return new Claim(
        leased,
        episode,
        row.event(),
        standsFor(leased.id()),
        row.lease().map(Lease::startedAt),
        probes,
        probed.getOrDefault(leased.id(), 0),
        lease.owner(),
        lease.startedAt());
  }

  private List<EpisodeEvent> standsFor(Id delivery) {
    return rows.values().stream()
        .filter(row -> row.delivery().links().supersededBy().equals(Optional.of(delivery)))
        .map(OutboxRow::event)
        .toList();
  }
}
