package io.hostwatch.bridge;

import io.hostwatch.bridge.intake.LeaseSweep;
import io.hostwatch.bridge.store.StoreException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes twice a minute what Prometheus no longer speaks of. */
final class Sweeping implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Sweeping.class);
  private static final long SECONDS_BETWEEN = 30;

  private final LeaseSweep sweep;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("sweep").daemon().factory());

  Sweeping(LeaseSweep sweep) {
    this.sweep = sweep;
  }

  void start() {
    var _ =
        timer.scheduleWithFixedDelay(
            this::runOnce, SECONDS_BETWEEN, SECONDS_BETWEEN, TimeUnit.SECONDS);
  }

  private void runOnce() {
    try {
      int expired = sweep.runOnce();
      if (expired > 0) {
        log.info("{} alerts expired: Prometheus no longer speaks of them", expired);
      }
    } catch (StoreException e) {
      log.warn("alerts that expired stay open for now: {}", e.getMessage());
    } catch (RuntimeException e) {
      log.error("the sweep of expired alerts failed", e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
