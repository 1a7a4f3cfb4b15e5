package io.hostwatch.bridge.delivery;

import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.EpisodeEvent;
import io.hostwatch.bridge.alert.Fingerprint;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.store.Change.Held;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An outbox without a database that passes the same contract; thread-safe. */
public final class InMemoryOutbox implements Outbox {

  /** The lease under which a delivery is in flight. */
  private record Lease(String owner, Instant startedAt, Instant until) {
    Duration length() {
      return Duration.between(startedAt, until);
    }
  }

  /** What is told in order: one alert, over all its episodes, to one target. */
  private record Conversation(String source, Fingerprint fingerprint, Target target) {}

  private record Row(
      Conversation conversation,
      Delivery delivery,
      EpisodeEvent event,
      Optional<Lease> lease,
      List<Attempt> attempts) {

    boolean isSettled() {
      return delivery.state().isSettled();
    }

    Instant dueAt() {
      return lease.map(Lease::until).orElse(delivery.nextAt());
    }

    Instant turn() {
      return delivery.priority().turn(dueAt());
    }

    boolean isBefore(Row other) {
      return conversation.equals(other.conversation)
          && delivery.id().compareTo(other.delivery.id()) < 0;
    }

    Row with(Delivery changed, Optional<Lease> newLease, List<Attempt> more) {
      List<Attempt> all = new ArrayList<>(attempts);
      all.addAll(more);
      return new Row(conversation, changed, event, newLease, List.copyOf(all));
    }
  }

  private final Map<Id, Row> rows = new LinkedHashMap<>();
  private final Map<Id, Episode> episodes = new HashMap<>();
  private final InMemoryParking parking = new InMemoryParking();

  /** Adds one delivery of {@code event}; {@code episode} is as it stands now. */
  public synchronized void add(Episode episode, EpisodeEvent event, Delivery delivery) {
    update(episode);
    Conversation conversation =
        new Conversation(episode.source(), episode.fingerprint(), delivery.target());
    rows.put(delivery.id(), new Row(conversation, delivery, event, Optional.empty(), List.of()));
  }

  /** Replaces what later claims say of the episode. */
  public synchronized void update(Episode episode) {
    episodes.put(episode.id(), episode);
  }

  /** Releases or withdraws what is held back of the episode's alert. */
  public synchronized void settleHeld(Episode episode, Held fate) {
    List<Row> held =
        rows.values().stream()
            .filter(row -> row.conversation().source().equals(episode.source()))
            .filter(row -> row.conversation().fingerprint().equals(episode.fingerprint()))
            .filter(row -> row.delivery().isHeld() && row.attempts().isEmpty())
            .toList();
    for (Row row : held) {
      Delivery was = row.delivery();
      switch (fate) {
        case KEPT -> {}
        case RELEASED ->
            rows.put(was.id(), row.with(was.heldUntil(was.createdAt()), row.lease(), List.of()));
        case WITHDRAWN -> rows.remove(was.id());
      }
    }
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
    return rows.values().stream().map(Row::delivery).map(this::shown).toList();
  }

  private Delivery shown(Delivery delivery) {
    return parking.at(delivery.target()).isPresent() ? delivery.parked() : delivery;
  }

  @Override
  public synchronized List<Claim> claim(
      String owner, Target target, Instant now, Duration lease, int limit) {
    if (!parking.mayClaim(target, now)) {
      return List.of();
    }
    List<Row> heads =
        rows.values().stream()
            .filter(row -> row.delivery().target().equals(target) && !row.isSettled())
            .filter(row -> !row.dueAt().isAfter(now) && isHead(row))
            .sorted(Comparator.comparing(Row::turn).thenComparing(row -> row.delivery().id()))
            .limit(parking.at(target).isPresent() ? 1 : limit)
            .toList();
    Lease wanted = new Lease(owner, now, now.plus(lease));
    return heads.stream().map(row -> take(coalesce(row, now), wanted)).toList();
  }

  /** The last of those that waited long in the head's conversation, which supersedes the others. */
  private Row coalesce(Row head, Instant now) {
    Instant before = now.minus(COALESCING_AGE);
    List<Row> chain =
        rows.values().stream()
            .filter(row -> row.conversation().equals(head.conversation()) && !row.isSettled())
            .sorted(Comparator.comparing(row -> row.delivery().id()))
            .takeWhile(row -> !row.delivery().createdAt().isAfter(before))
            .takeWhile(row -> row.equals(head) || !row.delivery().nextAt().isAfter(now))
            .toList();
    if (chain.size() < 2) {
      return head;
    }
    Row last = chain.getLast();
    chain.subList(0, chain.size() - 1).forEach(row -> supersede(row, last.delivery().id()));
    return last;
  }

  private void supersede(Row row, Id by) {
    List<Attempt> lost = row.lease().map(lease -> lost(row.delivery(), lease)).stream().toList();
    rows.put(row.delivery().id(), row.with(superseded(row.delivery(), by), Optional.empty(), lost));
    for (Row other : List.copyOf(rows.values())) {
      if (other.delivery().links().supersededBy().equals(Optional.of(row.delivery().id()))) {
        Delivery moved = superseded(other.delivery(), by);
        rows.put(moved.id(), other.with(moved, Optional.empty(), List.of()));
      }
    }
  }

  @Override
  public synchronized boolean settle(Claim claim, Settlement settlement, Instant now) {
    Row row = rows.get(claim.delivery().id());
    if (row == null || !holds(row, claim)) {
      return false;
    }
    Delivery changed = after(row.delivery(), settlement);
    Attempt attempt = attempt(claim, settlement, now);
    rows.put(changed.id(), row.with(changed, Optional.empty(), List.of(attempt)));
    if (parking.judge(claim, settlement, now)) {
      hasten(changed.target());
    }
    return true;
  }

  private void hasten(Target target) {
    for (Row row : List.copyOf(rows.values())) {
      Delivery was = row.delivery();
      if (was.target().equals(target) && was.state() == DeliveryState.RETRY) {
        Delivery due = change(was, was.state(), was.attempts(), was.createdAt(), was.detail());
        rows.put(was.id(), row.with(due, row.lease(), List.of()));
      }
    }
  }

  @Override
  public synchronized int giveUp(Target target, Instant createdBefore, Surrender as, Instant now) {
    List<Row> old =
        rows.values().stream()
            .filter(row -> row.delivery().target().equals(target) && !row.isSettled())
            .filter(row -> row.delivery().createdAt().isBefore(createdBefore))
            .filter(row -> row.lease().isEmpty() || !row.dueAt().isAfter(now))
            .filter(this::isHead)
            .toList();
    for (Row row : old) {
      Delivery was = row.delivery();
      DeliveryState state = as == Surrender.EXPIRED ? DeliveryState.DEAD : DeliveryState.CANCELLED;
      Delivery given = change(was, state, was.attempts(), was.nextAt(), as.detail());
      if (as == Surrender.EXPIRED) {
        given = dead(given, DeadReason.EXPIRED);
      }
      rows.put(was.id(), row.with(given, Optional.empty(), List.of()));
    }
    return old.isEmpty() ? 0 : old.size() + giveUp(target, createdBefore, as, now);
  }

  @Override
  public synchronized Map<Target, Parking> parked() {
    return parking.all();
  }

  @Override
  public synchronized int endLeases(Instant now) {
    List<Row> ended =
        rows.values().stream()
            .filter(row -> row.lease().filter(lease -> lease.until().isAfter(now)).isPresent())
            .toList();
    for (Row row : ended) {
      Optional<Lease> over =
          row.lease().map(lease -> new Lease(lease.owner(), lease.startedAt(), now));
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

  private Row row(Id delivery) {
    Row row = rows.get(delivery);
    if (row == null) {
      throw new AssertionError("no delivery " + delivery + " in " + rows.keySet());
    }
    return row;
  }

  private boolean isHead(Row row) {
    return rows.values().stream().noneMatch(other -> !other.isSettled() && other.isBefore(row));
  }

  private Claim take(Row row, Lease lease) {
    Delivery leased = row.delivery().leased();
    List<Attempt> lost = row.lease().map(old -> lost(row.delivery(), old)).stream().toList();
    rows.put(leased.id(), row.with(leased, Optional.of(lease), lost));
    Episode episode = episodes.get(leased.episodeId());
    if (episode == null) {
      throw new AssertionError("no episode " + leased.episodeId());
    }
    Optional<Parking> probes = parking.at(leased.target());
    probes.ifPresent(_ -> parking.beginProbe(leased.target(), lease.startedAt(), lease.until()));
    return new Claim(
        leased,
        episode,
        row.event(),
        standsFor(leased.id()),
        row.lease().map(Lease::startedAt),
        probes,
        lease.owner(),
        lease.startedAt());
  }

  private List<EpisodeEvent> standsFor(Id delivery) {
    return rows.values().stream()
        .filter(row -> row.delivery().links().supersededBy().equals(Optional.of(delivery)))
        .map(Row::event)
        .toList();
  }

  private static Attempt lost(Delivery was, Lease old) {
    return new Attempt(was.attempts(), old.startedAt(), old.length(), "ambiguous", "");
  }

  private static boolean holds(Row row, Claim claim) {
    return row.delivery().attempts() == claim.delivery().attempts()
        && row.lease().filter(lease -> lease.owner().equals(claim.owner())).isPresent();
  }

  private static Delivery after(Delivery was, Settlement settlement) {
    int attempts = was.attempts();
    return switch (settlement) {
      case Settlement.Delivered _ ->
          change(was, DeliveryState.DELIVERED, attempts, was.nextAt(), "");
      case Settlement.Retry(Instant nextAt, _, String detail) ->
          change(was, DeliveryState.RETRY, attempts, nextAt, detail);
      case Settlement.Park(Instant nextAt, _, String detail) ->
          change(was, DeliveryState.RETRY, attempts, nextAt, detail);
      case Settlement.Refused(_, String detail) ->
          dead(
              change(was, DeliveryState.DEAD, attempts, was.nextAt(), detail),
              DeadReason.PERMANENT);
      case Settlement.GivenUp(DeadReason why, String detail) ->
          dead(change(was, DeliveryState.DEAD, attempts, was.nextAt(), detail), why);
      case Settlement.Returned() -> {
        DeliveryState state = attempts > 1 ? DeliveryState.RETRY : DeliveryState.PENDING;
        yield change(was, state, attempts - 1, was.nextAt(), was.detail());
      }
    };
  }

  private static Attempt attempt(Claim claim, Settlement settlement, Instant now) {
    String result =
        switch (settlement) {
          case Settlement.Delivered _ -> "delivered";
          case Settlement.Retry _, Settlement.Park _, Settlement.GivenUp _ -> "deferred";
          case Settlement.Refused _ -> "refused";
          case Settlement.Returned _ -> "returned";
        };
    String detail =
        switch (settlement) {
          case Settlement.Delivered(String receipt) -> receipt;
          case Settlement.Retry(_, _, String why) -> why;
          case Settlement.Park(_, _, String why) -> why;
          case Settlement.Refused(_, String why) -> why;
          case Settlement.GivenUp(_, String why) -> why;
          case Settlement.Returned() -> "";
        };
    return new Attempt(
        claim.delivery().attempts(),
        claim.startedAt(),
        Duration.between(claim.startedAt(), now),
        result,
        detail);
  }

  private static Delivery change(
      Delivery was, DeliveryState state, int attempts, Instant nextAt, String detail) {
    return changed(was, state, attempts, nextAt, detail, was.links());
  }

  private static Delivery dead(Delivery was, DeadReason why) {
    return new Delivery(
        was.id(),
        was.target(),
        was.episodeId(),
        was.eventId(),
        was.state(),
        was.attempts(),
        was.createdAt(),
        was.nextAt(),
        was.detail(),
        was.priority(),
        Optional.of(why),
        was.links());
  }

  private static Delivery superseded(Delivery was, Id by) {
    Delivery.Links links = new Delivery.Links(Optional.of(by), was.links().replayOf());
    return changed(
        was, DeliveryState.SUPERSEDED, was.attempts(), was.nextAt(), was.detail(), links);
  }

  private static Delivery changed(
      Delivery was,
      DeliveryState state,
      int attempts,
      Instant nextAt,
      String detail,
      Delivery.Links links) {
    return new Delivery(
        was.id(),
        was.target(),
        was.episodeId(),
        was.eventId(),
        state,
        attempts,
        was.createdAt(),
        nextAt,
        detail,
        was.priority(),
        was.deadReason(),
        links);
  }
}
