package io.hostwatch.bridge;

import io.hostwatch.bridge.reconcile.Reconciliation;
import io.hostwatch.bridge.store.StoreException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the Alertmanagers again and again what they hold. */
final class Polling implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Polling.class);

  private final Reconciliation reconciliation;
  private final Duration every;
  private final Runnable afterCommit;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("reconcile").daemon().factory());

  Polling(Reconciliation reconciliation, Duration every, Runnable afterCommit) {
    this.reconciliation = reconciliation;
    this.every = every;
    this.afterCommit = afterCommit;
  }

  void start() {
    if (!reconciliation.isIdle()) {
      var _ =
          timer.scheduleWithFixedDelay(
              this::runOnce, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void runOnce() {
    try {
      if (reconciliation.runOnce()) {
        afterCommit.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (StoreException e) {
      log.warn("what Alertmanager holds is not compared for now: {}", e.getMessage());
    } catch (RuntimeException e) {
      log.error("asking the Alertmanagers failed", e); // else the timer would end here
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    reconciliation.close();
  }
}
