package io.hostwatch.bridge;

import io.hostwatch.bridge.intake.AttentionSweep;
import io.hostwatch.bridge.intake.LeaseSweep;
import io.hostwatch.bridge.store.StoreException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes twice a minute what Prometheus no longer speaks of, and looks every other minute for what
 * nobody does.
 */
final class Sweeping implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Sweeping.class);
  private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(30);
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(2);

  private final LeaseSweep sweep;
  private final AttentionSweep attention;
  private final Repeater sweeps = new Repeater("sweep");
  private final Repeater looks = new Repeater("attention"); // a long one is no pause of the others

  Sweeping(LeaseSweep sweep, AttentionSweep attention) {
    this.sweep = sweep;
    this.attention = attention;
  }

  void start() {
    sweeps.start(BETWEEN_SWEEPS, this::sweep);
    looks.start(BETWEEN_LOOKS, this::look);
  }

  private void sweep() {
    try {
      int expired = sweep.runOnce();
      if (expired > 0) {
        log.info("{} alerts expired: Prometheus no longer speaks of them", expired);
      }
    } catch (StoreException e) {
      log.warn("alerts that expired stay open for now: {}", e.getMessage());
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
    }
  }

  @Override
  public void close() {
    sweeps.close();
    looks.close();
  }
}
