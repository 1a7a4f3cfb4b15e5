package io.hostwatch.bridge.intake;

import static io.hostwatch.bridge.alert.Alerts.leased;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.alert.Fingerprint;
import io.hostwatch.bridge.store.AlertStore;
import io.hostwatch.bridge.store.Backend;
import io.hostwatch.bridge.store.Change;
import io.hostwatch.bridge.store.Change.Effect;
import io.hostwatch.bridge.store.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sweeps of a store whose every step takes long. */
class SlowSweepTest extends TwoPathsHarness {
  private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(30);

  private final MovedClock clock = new MovedClock(minute(0));
  private final LeaseSweep sweep;
  private Duration step = Duration.ofSeconds(50);
  private long nanos;

  SlowSweepTest() {
    super(Backend.inMemory());
    sweep = new LeaseSweep(new Slow(backend.store()), changes, clock, () -> nanos, () -> {});
  }

  @Test
  void sweepsOfManySteps_areNoPause() {
    sweepFor(Duration.ofMinutes(10));
    prometheus(
        clock.instant(),
        IntStream.range(0, 450)
            .mapToObj(i -> leased("Load" + i, minute(0), clock.instant()))
            .toArray(Alert[]::new));
    prometheus(clock.instant(), leased("Late", minute(0), clock.instant().plusSeconds(200)));
    pass(Duration.ofSeconds(70));

    assertThat(sweep.runOnce()).isEqualTo(450);
    pass(BETWEEN_SWEEPS);

    assertThat(sweep.runOnce()).isEqualTo(1);
  }

  @Test
  void stoodStillInAStep_isAPause() {
    sweepFor(Duration.ofMinutes(10));
    prometheus(clock.instant(), leased("Load", minute(0), clock.instant().plusSeconds(120)));

    step = Duration.ofHours(1);
    assertThat(sweep.runOnce()).isZero();
    step = Duration.ofSeconds(50);
    pass(BETWEEN_SWEEPS);

    assertThat(sweep.runOnce()).isZero();
    assertThat(sweepFor(Duration.ofMinutes(6))).isEqualTo(1);
  }

  private int sweepFor(Duration time) {
    Instant end = clock.instant().plus(time);
    int expired = 0;
    while (clock.instant().isBefore(end)) {
      pass(BETWEEN_SWEEPS);
      expired += sweep.runOnce();
    }
    return expired;
  }

  private void pass(Duration time) {
    clock.move(clock.instant().plus(time));
    nanos += time.toNanos();
  }

  /** A store that takes its time for each transaction. */
  private final class Slow implements AlertStore {
    private final AlertStore store;

    Slow(AlertStore store) {
      this.store = store;
    }

    @Override
    public Map<Effect, Integer> accept(Receipt receipt, List<Alert> alerts, Decision decision) {
      return store.accept(receipt, alerts, decision);
    }

    @Override
    public int expire(Instant over, int limit, Revision decision) {
      pass(step);
      return store.expire(over, limit, decision);
    }

    @Override
    public List<Change> revise(String source, SortedSet<Fingerprint> alerts, Revision decision) {
      return store.revise(source, alerts, decision);
    }

    @Override
    public void check() {
      pass(step);
      store.check();
    }

    @Override
    public void close() {
      store.close();
    }
  }
}
