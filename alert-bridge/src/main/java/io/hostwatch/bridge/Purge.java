package io.hostwatch.bridge;

import io.hostwatch.bridge.store.StoreException;
import io.hostwatch.bridge.store.jdbc.JdbcStore;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes the raw bodies that are too old, a minute after the start and once a day. */
final class Purge implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Purge.class);

  private final JdbcStore store;
  private final Clock clock;
  private final Duration retention;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("purge").daemon().factory());

  Purge(JdbcStore store, Clock clock, Duration retention) {
    this.store = store;
    this.clock = clock;
    this.retention = retention;
  }

  void start() {
    var _ =
        timer.scheduleWithFixedDelay(
            this::runOnce, 1, TimeUnit.DAYS.toMinutes(1), TimeUnit.MINUTES);
  }

  void runOnce() {
    try {
      long purged = store.purgeReceipts(clock.instant().minus(retention));
      log.debug("purged {} receipts", purged);
    } catch (StoreException e) {
      log.warn("old receipts stay for another day", e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
