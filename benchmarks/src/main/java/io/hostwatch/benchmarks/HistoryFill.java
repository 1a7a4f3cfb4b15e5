package io.hostwatch.benchmarks;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.alert.Fingerprint;
import io.hostwatch.bridge.alert.IdSource;
import io.hostwatch.bridge.intake.EpisodeIntake;
import io.hostwatch.bridge.intake.Submission;
import io.hostwatch.bridge.store.RawBody;
import io.hostwatch.bridge.store.jdbc.JdbcStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;

/** Lets days pass in a store: alerts begin at random and end when their time is over. */
final class HistoryFill {
  private static final int A_BODY = 500;

  private record Firing(Alert alert, Instant end) {}

  private final SimulatedClock clock;
  private final EpisodeIntake intake;
  private final Estate estate = new Estate();
  private final Duration span;
  private final Instant start;
  private final PriorityQueue<Firing> firing =
      new PriorityQueue<>(Comparator.comparing(Firing::end));
  private final Set<Fingerprint> open = new HashSet<>();

  /** Fills the last {@code span} before {@code now}. */
  HistoryFill(JdbcStore store, Instant now, Duration span) {
    this.span = span;
    start = now.minus(span);
    clock = new SimulatedClock(start);
    IdSource ids = new IdSource(clock, new SplittableRandom(7));
    intake = new EpisodeIntake(store.alerts(), (_, _) -> List.of(), ids, clock, () -> {});
  }

  /** Fills in so many episodes. */
  void fill(long episodes) {
    for (long done = 0; done < episodes; done += A_BODY) {
      int count = (int) Math.min(A_BODY, episodes - done);
      submit(count, at(done, episodes), at(done + count, episodes));
    }
  }

  private Instant at(long done, long episodes) {
    return start.plusNanos((long) (span.toNanos() * ((double) done / episodes)));
  }

  private void submit(int count, Instant from, Instant to) {
    List<Alert> alerts = new ArrayList<>();
    while (!firing.isEmpty() && firing.element().end().isBefore(to)) {
      Firing over = firing.remove();
      open.remove(over.alert().fingerprint());
      alerts.add(Estate.resolves(over.alert(), over.end()));
    }
    Duration step = Duration.between(from, to).dividedBy(count);
    for (int i = 0; i < count; i++) {
      Alert alert = estate.fires(from.plus(step.multipliedBy(i)));
      if (open.add(alert.fingerprint())) {
        alerts.add(alert);
        firing.add(new Firing(alert, alert.startsAt().plus(estate.lasts())));
      } else {
        i--;
      }
    }
    clock.set(to);
    intake.accept(
        new Submission(
            "alertmanager",
            "127.0.0.1",
            "hostwatch",
            "{}",
            0,
            RawBody.of("{}"),
            alerts,
            0,
            List.of()));
  }
}
