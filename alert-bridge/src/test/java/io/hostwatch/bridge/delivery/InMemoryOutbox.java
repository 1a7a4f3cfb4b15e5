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
      return delivery.state() == DeliveryState.DELIVERED || delivery.state() == DeliveryState.DEAD;
    }

    Instant dueAt() {
      return lease.map(Lease::until).orElse(delivery.nextAt());
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

  /** All deliveries in the order they were added. */
  public synchronized List<Delivery> all() {
    return rows.values().stream().map(Row::delivery).toList();
  }

  @Override
  public synchronized List<Claim> claim(
      String owner, Target target, Instant now, Duration lease, int limit) {
    return rows.values().stream()
        .filter(row -> row.delivery().target().equals(target) && !row.isSettled())
        .filter(row -> !row.dueAt().isAfter(now) && isHead(row))
        .sorted(Comparator.comparing(Row::dueAt).thenComparing(row -> row.delivery().id()))
        .limit(limit)
        .toList()
        .stream()
        .map(row -> take(row, new Lease(owner, now, now.plus(lease))))
        .toList();
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
    return true;
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
  public synchronized Map<Target, Map<DeliveryState, Long>> backlog() {
    Map<Target, Map<DeliveryState, Long>> counts = new HashMap<>();
    for (Row row : rows.values()) {
      if (row.delivery().state() != DeliveryState.DELIVERED) {
        counts
            .computeIfAbsent(row.delivery().target(), _ -> new EnumMap<>(DeliveryState.class))
            .merge(row.delivery().state(), 1L, Long::sum);
      }
    }
    return counts;
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
    Delivery was = row.delivery();
    Delivery leased =
        change(was, DeliveryState.IN_FLIGHT, was.attempts() + 1, was.nextAt(), was.detail());
    List<Attempt> lost =
        row.lease().stream()
            .map(old -> new Attempt(was.attempts(), old.startedAt(), old.length(), "ambiguous", ""))
            .toList();
    rows.put(leased.id(), row.with(leased, Optional.of(lease), lost));
    Episode episode = episodes.get(leased.episodeId());
    if (episode == null) {
      throw new AssertionError("no episode " + leased.episodeId());
    }
    return new Claim(
        leased,
        episode,
        row.event(),
        row.lease().map(Lease::startedAt),
        lease.owner(),
        lease.startedAt());
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
      case Settlement.Refused(_, String detail) ->
          change(was, DeliveryState.DEAD, attempts, was.nextAt(), detail);
      case Settlement.GivenUp(_, String detail) ->
          change(was, DeliveryState.DEAD, attempts, was.nextAt(), detail);
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
          case Settlement.Retry _, Settlement.GivenUp _ -> "deferred";
          case Settlement.Refused _ -> "refused";
          case Settlement.Returned _ -> "returned";
        };
    String detail =
        switch (settlement) {
          case Settlement.Delivered(String receipt) -> receipt;
          case Settlement.Retry(_, _, String why) -> why;
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
    return new Delivery(
        was.id(),
        was.target(),
        was.episodeId(),
        was.eventId(),
        state,
        attempts,
        was.createdAt(),
        nextAt,
        detail);
  }
}
