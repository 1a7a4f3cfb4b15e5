package io.hostwatch.bridge;

import io.hostwatch.bridge.reconcile.Reconciliation;
import java.time.Duration;

/** Asks the Alertmanagers again and again what they hold. */
final class Polling implements AutoCloseable {
  private final Reconciliation reconciliation;
  private final Duration every;
  private final Runnable afterCommit;
  private final Repeater repeater = new Repeater("reconcile");

  Polling(Reconciliation reconciliation, Duration every, Runnable afterCommit) {
    this.reconciliation = reconciliation;
    this.every = every;
    this.afterCommit = afterCommit;
  }

  void start() {
    if (!reconciliation.isIdle()) {
      repeater.start(every, this::runOnce);
    }
  }

  private void runOnce() {
    try {
      if (reconciliation.runOnce()) {
        afterCommit.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    repeater.close();
    reconciliation.close();
  }
}
