package io.hostwatch.bridge;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A daemon thread that does some work again and again. Work that fails is told and done again when
 * its time comes.
 */
final class Repeater implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Repeater.class);

  private final String name;
  private final ScheduledExecutorService timer;

  Repeater(String name) {
    this.name = name;
    timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name(name).daemon().factory());
  }

  /** Begins after {@code first}, and does the work again {@code every} after each end. */
  void start(Duration first, Duration every, Runnable work) {
    var _ =
        timer.scheduleWithFixedDelay(
            () -> runOnce(work), first.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  void start(Duration every, Runnable work) {
    start(every, every, work);
  }

  private void runOnce(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      // else the timer would end here, without a word; without memory the JVM ends by itself
      log.error("the work of {} failed", name, e);
    }
  }

  boolean isClosed() {
    return timer.isShutdown();
  }

  /** Interrupts the work that is under way, and does not wait for it. */
  @Override
  public void close() {
    timer.shutdownNow();
  }
}
