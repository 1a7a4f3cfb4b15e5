package io.hostwatch.bridge.store.jdbc;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.leased;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static io.hostwatch.bridge.alert.Alerts.resolved;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.alert.EpisodeRules;
import io.hostwatch.bridge.alert.IdSource;
import io.hostwatch.bridge.alert.IngestPath;
import io.hostwatch.bridge.delivery.Claim;
import io.hostwatch.bridge.delivery.DeadReason;
import io.hostwatch.bridge.delivery.DeliveryState;
import io.hostwatch.bridge.delivery.Outbox;
import io.hostwatch.bridge.delivery.Outbox.Surrender;
import io.hostwatch.bridge.delivery.Settlement;
import io.hostwatch.bridge.delivery.Target;
import io.hostwatch.bridge.intake.EpisodeChanges;
import io.hostwatch.bridge.intake.EpisodeIntake;
import io.hostwatch.bridge.intake.SteadySweep;
import io.hostwatch.bridge.intake.Submission;
import io.hostwatch.bridge.notify.FailureReason;
import io.hostwatch.bridge.store.Deliveries.Listed;
import io.hostwatch.bridge.store.DeliveryFilter;
import io.hostwatch.bridge.store.Kept;
import io.hostwatch.bridge.store.PurgeListener;
import io.hostwatch.bridge.store.RawBody;
import io.hostwatch.bridge.store.Retention;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** All that happens to a store, in an order that chance makes; the same for the same seed. */
final class AnyStep {
  private static final List<Target> TARGETS =
      List.of(new Target("team", "slack"), new Target("team", "email"));
  private static final Duration LEASE = Duration.ofMinutes(2);

  private final JdbcStore store;
  private final IdSource ids;
  private final EpisodeChanges changes;
  private final Random random;
  private final List<Claim> claims = new ArrayList<>();
  private int now = 30;

  AnyStep(JdbcStore store, IdSource ids, int seed) {
    this.store = store;
    this.ids = ids;
    this.random = new Random(seed);
    this.changes =
        new EpisodeChanges(
            new EpisodeRules(ids, Duration.ofMinutes(10)),
            (_, type) -> type.isTold() ? TARGETS : List.of(),
            ids);
  }

  /** Does one thing, and tells what. */
  String step() {
    now += random.nextInt(3);
    return switch (random.nextInt(22)) {
      case 0, 1, 2 -> accept(IngestPath.WEBHOOK);
      case 3, 4, 5, 6, 7 -> accept(IngestPath.PROMETHEUS);
      case 8, 9, 10 -> claim();
      case 11, 12, 13, 14 -> settle();
      case 15, 16 -> replay();
      case 17 -> giveUp();
      case 18 -> sweep();
      case 19, 20 -> setClock();
      default -> random.nextBoolean() ? purge() : "ended " + store.outbox().endLeases(time());
    };
  }

  private Instant time() {
    return minute(now);
  }

  private String accept(IngestPath path) {
    List<Alert> alerts = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      alerts.add(alert(path));
    }
    new EpisodeIntake(store.alerts(), changes, ids, Clock.fixed(time(), ZoneOffset.UTC), () -> {})
        .accept(
            new Submission("am", path, "::1", "", "", 0, RawBody.of("[]"), alerts, 0, List.of()));
    return path + " " + alerts;
  }

  private Alert alert(IngestPath path) {
    String name = "Load" + random.nextInt(3) / 2;
    Instant start = minute(now / 25 * 25 - 1);
    if (random.nextBoolean()) {
      return resolved(name, start, time());
    }
    return path == IngestPath.WEBHOOK
        ? firing(name, start)
        : leased(name, start, minute(now + 1 + random.nextInt(6)));
  }

  private String claim() {
    Target target = TARGETS.get(random.nextInt(2));
    List<Claim> some = store.outbox().claim("me", target, time(), LEASE, 1 + random.nextInt(3));
    claims.addAll(some);
    return "claimed " + some.size();
  }

  private String settle() {
    List<Settlement> settlements = new ArrayList<>();
    for (Claim claim : claims) {
      settlements.add(settlement());
      store.outbox().settle(claim, settlements.getLast(), time());
    }
    claims.clear();
    return settlements.toString();
  }

  private Settlement settlement() {
    Instant later = minute(now + random.nextInt(9));
    return switch (random.nextInt(8)) {
      case 0, 1 -> new Settlement.Delivered("");
      case 2 -> new Settlement.Retry(later, FailureReason.SERVER_ERROR, "");
      case 3 -> new Settlement.Park(later, FailureReason.AUTH, "");
      case 4, 5 -> new Settlement.Refused(FailureReason.BAD_MESSAGE, "");
      case 6 -> new Settlement.GivenUp(DeadReason.EXHAUSTED, "");
      default -> new Settlement.Returned();
    };
  }

  private String sweep() {
    return "expired " + SteadySweep.at(store.alerts(), changes, 0, now);
  }

  private String giveUp() {
    Surrender as = random.nextBoolean() ? Surrender.EXPIRED : Surrender.CANCELLED;
    Instant before = minute(now - 10L - random.nextInt(20));
    return "given up " + store.outbox().giveUp("another", TARGETS.getFirst(), before, as, time());
  }

  private String replay() {
    DeliveryFilter dead = DeliveryFilter.of(DeliveryState.DEAD);
    if (random.nextBoolean()) {
      return "replayed " + store.deliveries().replayAll(dead, 2, ids::next, time());
    }
    List<Listed> all = store.deliveries().find(dead, Optional.empty(), 20).items();
    return all.isEmpty()
        ? "nothing to replay"
        : store
            .deliveries()
            .replay(all.get(random.nextInt(all.size())).delivery().id(), ids::next, time())
            .toString();
  }

  private String setClock() {
    now += random.nextBoolean() ? 60 : -60;
    TARGETS.forEach(target -> store.outbox().followClock(target, time()));
    return "clock set to minute " + now;
  }

  /**
   * When what has its turn is due at the latest, once a clock that was set is followed: nothing is
   * to wait for longer than ten minutes.
   */
  Instant latestDue() {
    return minute(now + 10).plus(Outbox.SKEW);
  }

  private String purge() {
    Retention retention =
        new Retention(Duration.ofMinutes(30), Duration.ofMinutes(30), Duration.ofMinutes(60));
    store.purge(
        retention,
        time(),
        new PurgeListener() {
          @Override
          public void deleted(Kept what, long count) {}

          @Override
          public void completed(Instant at) {}
        });
    return "purged";
  }

  /** Delivers all that is left, and tells how much cannot be delivered. */
  long drain() {
    for (int rounds = 0; rounds < 1_000; rounds++) {
      now += 60;
      for (Target target : TARGETS) {
        for (Claim claim : store.outbox().claim("me", target, time(), LEASE, 100)) {
          store.outbox().settle(claim, new Settlement.Delivered(""), time());
        }
      }
      if (left() == 0) {
        return 0;
      }
    }
    return left();
  }

  private long left() {
    return store.outbox().backlog().values().stream()
        .flatMap(states -> states.entrySet().stream())
        .filter(state -> state.getKey() != DeliveryState.DEAD)
        .map(state -> state.getValue().count())
        .mapToLong(Long::longValue)
        .sum();
  }
}
