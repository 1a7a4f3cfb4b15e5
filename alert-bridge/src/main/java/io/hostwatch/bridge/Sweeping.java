package io.hostwatch.bridge;

import io.hostwatch.bridge.intake.AttentionSweep;
import io.hostwatch.bridge.intake.LeaseSweep;
import io.hostwatch.bridge.store.StoreException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes twice a minute what Prometheus no longer speaks of, and looks every other minute for what
 * nobody does.
 */
final class Sweeping implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Sweeping.class);
  private static final long SECONDS_BETWEEN = 30;

  private static final long SECONDS_BETWEEN_LOOKS = 120;

  private final LeaseSweep sweep;
  private final AttentionSweep attention;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("sweep").daemon().factory());

  Sweeping(LeaseSweep sweep, AttentionSweep attention) {
    this.sweep = sweep;
    this.attention = attention;
  }

  void start() {
    var _ =
        timer.scheduleWithFixedDelay(
            this::runOnce, SECONDS_BETWEEN, SECONDS_BETWEEN, TimeUnit.SECONDS);
    var _ =
        timer.scheduleWithFixedDelay(
            this::look, SECONDS_BETWEEN_LOOKS, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
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

  private void look() {
    try {
      int changed = attention.runOnce();
      if (changed > 0) {
        log.info("{} alerts went stale, or nobody looks after them any more", changed);
      }
    } catch (StoreException e) {
      log.warn("what is stale is not marked for now: {}", e.getMessage());
    } catch (RuntimeException e) {
      log.error("looking for stale alerts failed", e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
