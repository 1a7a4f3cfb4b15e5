package io.hostwatch.bridge.store;

import io.hostwatch.bridge.store.StoreException.Reason;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How one way to use the store does. Thread-safe; a success while all is well takes no lock. */
final class AccessHealth {
  private static final Logger log = LoggerFactory.getLogger(StoreHealth.class);

  /** A store that comes and goes is told of no more often. */
  private static final long BETWEEN_LINES = TimeUnit.MINUTES.toNanos(1);

  private final String done;
  private final LongSupplier nanoTime;
  private final Map<Reason, Long> failures = new EnumMap<>(Reason.class);
  private volatile boolean isWell = true;
  private Reason last = Reason.OTHER; // never told of, see below
  private long toldAt;
  private boolean isTold;
  private long failedInARow;

  AccessHealth(String done, LongSupplier nanoTime) {
    this.done = done;
    this.nanoTime = nanoTime;
    Arrays.stream(Reason.values()).forEach(reason -> failures.put(reason, 0L));
  }

  boolean isWell() {
    return isWell;
  }

  synchronized Map<Reason, Long> failures() {
    return Map.copyOf(failures);
  }

  void succeeded() {
    if (!isWell) {
      recovered();
    }
  }

  private synchronized void recovered() {
    if (!isWell && isTold) {
      log.info("the history can be {} again; {} attempts had failed", done, failedInARow);
    }
    isWell = true;
    isTold = false;
    failedInARow = 0;
  }

  synchronized void failed(StoreException failure) {
    failures.merge(failure.reason(), 1L, Long::sum);
    switch (failure.reason()) {
      case CLOSED -> {} // the bridge stops, and its senders know
      // what is wrong with one transaction says nothing of the next
      case OTHER -> log.warn("the history could not be {} once: {}", done, failure.getMessage());
      default -> fails(failure);
    }
  }

  private void fails(StoreException failure) {
    long now = nanoTime.getAsLong();
    boolean isNews = isWell || failure.reason() != last;
    boolean isTooSoon = failure.reason() == last && now - toldAt < BETWEEN_LINES;
    isWell = false;
    last = failure.reason();
    failedInARow++;
    if (isNews && !isTooSoon) {
      toldAt = now;
      isTold = true;
      log.error(
          "the history cannot be {}, nothing is lost since senders are asked to send again: {}",
          done,
          failure.getMessage());
    }
  }
}
