package io.hostwatch.bridge.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.delivery.Claim;
import io.hostwatch.bridge.delivery.InMemoryOutbox;
import io.hostwatch.bridge.delivery.Ledger;
import io.hostwatch.bridge.delivery.Outbox;
import io.hostwatch.bridge.delivery.Parking;
import io.hostwatch.bridge.delivery.Settlement;
import io.hostwatch.bridge.delivery.Target;
import io.hostwatch.bridge.notify.FailureReason;
import io.hostwatch.bridge.store.AlertFilter;
import io.hostwatch.bridge.store.AlertQuery;
import io.hostwatch.bridge.store.Cursor;
import io.hostwatch.bridge.store.EpisodeHistory;
import io.hostwatch.bridge.store.Page;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Scrapes while the store hangs. */
class StoreMetricsTest {
  private static final Target SLACK = new Target("oncall", "slack");
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final String PARKED = "hostwatch_bridge_destination_parked";

  private final HangingStore store = new HangingStore();

  @AfterEach
  void release() {
    store.released.countDown();
  }

  @Test
  void collect_storeHangs_answersWithoutItsCounts() {
    Outbox hangs = new HangingOutbox(store);
    MetricSnapshots answer = metrics(hangs, Duration.ofMillis(1)).collect();

    assertThat(answer).hasSize(1);
    assertThat(value(answer, "hostwatch_bridge_store_up")).isZero();
  }

  /** As behind a million deliveries that wait. */
  @Test
  void collect_countingTakesLong_storeIsUp() {
    MetricSnapshots answer =
        await()
            .atMost(Duration.ofMinutes(1))
            .until(
                metrics(Duration.ofMillis(1))::collect,
                now -> value(now, "hostwatch_bridge_store_up") == 1);

    assertThat(answer).hasSize(1);
  }

  @Test
  void collect_countingTakesLong_tellsTheLastCounts() throws InterruptedException {
    StoreMetrics metrics = metrics(Duration.ofSeconds(1));
    store.released.countDown();
    await().atMost(Duration.ofMinutes(1)).until(() -> metrics.collect().size() > 1);
    store.hangAgain();

    MetricSnapshots answer = metrics.collect();
    store.asked.await();

    assertThat(value(answer, "hostwatch_bridge_store_up")).isEqualTo(1);
    assertThat(value(answer, "hostwatch_bridge_episodes_firing")).isEqualTo(4);
  }

  @Test
  void collect_oftenWhileTheStoreHangs_readsOnce() {
    StoreMetrics metrics = metrics(Duration.ofMillis(1));
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> {
              metrics.collect();
              return store.asked.getCount() == 0;
            });

    for (int i = 0; i < 20; i++) {
      metrics.collect();
    }

    assertThat(store.reads).hasValue(1);
  }

  @Test
  void collect_storeAnswersAgain_countsAgain() {
    StoreMetrics metrics = metrics(Duration.ofMillis(1));
    metrics.collect();
    store.released.countDown();

    MetricSnapshots answer =
        await().atMost(Duration.ofMinutes(1)).until(metrics::collect, now -> now.size() > 1);

    assertThat(value(answer, "hostwatch_bridge_episodes_firing")).isEqualTo(4);
  }

  /** Its parking stands until something tries it again. */
  @Test
  void collect_nothingWaitsForAParkedTarget_isNotHeldUp() {
    store.released.countDown();
    InMemoryOutbox outbox = new InMemoryOutbox();
    new Ledger(outbox).owe(SLACK, NOW);
    StoreMetrics metrics = metrics(outbox, Duration.ofMinutes(1));
    Claim claim = outbox.claim("me", SLACK, NOW, LEASE, 1).getFirst();
    Instant probeAt = NOW.plus(LEASE);
    outbox.settle(claim, new Settlement.Park(probeAt, FailureReason.TIMEOUT, "no answer"), NOW);
    assertThat(value(metrics.collect(), PARKED)).isEqualTo(1);

    outbox.giveUp("me", SLACK, probeAt, Outbox.Surrender.EXPIRED, probeAt);

    assertThat(outbox.parked()).containsOnlyKeys(SLACK);
    assertThat(value(metrics.collect(), PARKED)).isZero();
  }

  private StoreMetrics metrics(Duration patience) {
    return metrics(new InMemoryOutbox(), patience);
  }

  private StoreMetrics metrics(Outbox outbox, Duration patience) {
    return new StoreMetrics(store, outbox, List.of(SLACK), Clock.systemUTC(), patience);
  }

  private static double value(MetricSnapshots answer, String name) {
    return answer.stream()
        .filter(family -> family.getMetadata().getName().equals(name))
        .map(GaugeSnapshot.class::cast)
        .findFirst()
        .orElseThrow()
        .getDataPoints()
        .getFirst()
        .getValue();
  }

  /** Hangs with the store. */
  private static final class HangingOutbox extends InMemoryOutbox {
    private final HangingStore store;

    HangingOutbox(HangingStore store) {
      this.store = store;
    }

    @Override
    public synchronized Map<Target, Parking> parked() {
      store.countFiring();
      return super.parked();
    }
  }

  /** Answers nobody until it is released. */
  private static final class HangingStore implements AlertQuery {
    private volatile CountDownLatch asked = new CountDownLatch(1);
    private volatile CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger reads = new AtomicInteger();

    void hangAgain() {
      asked = new CountDownLatch(1);
      released = new CountDownLatch(1);
    }

    @Override
    public Page<Episode> find(AlertFilter filter, Optional<Cursor> after, int limit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Page<Episode> aged(
        Instant unseenSince, Instant acknowledgedUntil, Optional<Cursor> after, int limit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<EpisodeHistory> history(Id episode) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long countFiring() {
      reads.incrementAndGet();
      asked.countDown();
      try {
        released.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      return 4;
    }
  }
}
