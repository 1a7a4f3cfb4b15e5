package io.hostwatch.bridge;

import java.io.UncheckedIOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the database's lock again when somebody has removed its file, and says if it is late. */
final class LockWatch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LockWatch.class);
  private static final long EVERY_SECONDS = 10;
  private static final int LOOKS_BETWEEN_LINES = 6;

  private final StoreLock lock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("lock-watch").daemon().factory());

  private int looksInVain; // the timer's

  LockWatch(StoreLock lock) {
    this.lock = lock;
  }

  void start() {
    var _ =
        timer.scheduleWithFixedDelay(this::runOnce, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  void runOnce() {
    try {
      switch (lock.renew()) {
        case HELD -> {}
        case RETAKEN ->
            log.warn("somebody removed the database's .lock file; it is made and locked anew");
        case LOST -> lost();
      }
    } catch (UncheckedIOException e) {
      log.warn("whether another bridge runs on the database is not known: {}", e.getMessage());
    } catch (RuntimeException e) {
      log.error("the look at the database's lock failed", e); // else the timer would end here
    }
  }

  private void lost() {
    if (looksInVain++ % LOOKS_BETWEEN_LINES == 0) {
      log.error(
          "somebody removed the database's .lock file, and another bridge now runs on the same"
              + " database: both deliver what is owed, so stop one of them");
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
