package io.hostwatch.bridge;

import java.io.UncheckedIOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the database's lock again when somebody has removed its file, and says if it is late. */
final class LockWatch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LockWatch.class);
  private static final Duration EVERY = Duration.ofSeconds(10);
  private static final int LOOKS_BETWEEN_LINES = 6;

  private final StoreLock lock;
  private final Repeater repeater = new Repeater("lock-watch");

  private int looksInVain; // the repeater's

  LockWatch(StoreLock lock) {
    this.lock = lock;
  }

  void start() {
    repeater.start(EVERY, this::runOnce);
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
    repeater.close();
  }
}
