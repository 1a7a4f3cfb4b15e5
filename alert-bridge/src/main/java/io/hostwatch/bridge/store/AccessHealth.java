package io.hostwatch.bridge.store;

import io.hostwatch.bridge.store.StoreException.Reason;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How one way to use the store does. The log tells the first failure, then each minute that it
 * fails still, and the end: the last line is never that all is well while it is not. One that comes
 * and goes is told of a few times a minute, however often it does. Thread-safe; a success while all
 * is well takes no lock.
 */
final class AccessHealth {
  private static final Logger log = LoggerFactory.getLogger(StoreHealth.class);
  private static final long BETWEEN_LINES = TimeUnit.MINUTES.toNanos(1);

  private final String done;
  private final LongSupplier nanoTime;
  private final Map<Reason, Long> failures = new EnumMap<>(Reason.class);
  private final Map<Reason, Long> toldAt = new EnumMap<>(Reason.class);
  private OptionalLong recoveryToldAt = OptionalLong.empty();
  private boolean isToldOf; // the log's last word is that it fails
  private long failedInARow; // since the log's last word that it does not
  private volatile boolean isWell = true;
  private volatile boolean isSettled = true;

  AccessHealth(String done, LongSupplier nanoTime) {
    this.done = done;
    this.nanoTime = nanoTime;
    Arrays.stream(Reason.values()).forEach(reason -> failures.put(reason, 0L));
  }

  boolean isWell() {
    return isWell;
  }

  /** Tells whether it is well and the log says so. */
  boolean isSettled() {
    return isSettled;
  }

  synchronized Map<Reason, Long> failures() {
    return Map.copyOf(failures);
  }

  void succeeded() {
    if (!isSettled) {
      recovered();
    }
  }

  private synchronized void recovered() {
    long now = nanoTime.getAsLong();
    isWell = true;
    if (recoveryToldAt.isPresent() && now - recoveryToldAt.getAsLong() < BETWEEN_LINES) {
      return; // a success after the minute tells it
    }
    if (isToldOf) {
      recoveryToldAt = OptionalLong.of(now);
      log.info("the history can be {} again; {} attempts had failed", done, failedInARow);
    }
    isToldOf = false;
    failedInARow = 0;
    isSettled = true;
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
    isWell = false;
    isSettled = false;
    failedInARow++;
    long now = nanoTime.getAsLong();
    Long before = toldAt.get(failure.reason());
    if (isToldOf && before != null && now - before < BETWEEN_LINES) {
      return;
    }
    toldAt.put(failure.reason(), now);
    isToldOf = true;
    log.error(
        "the history cannot be {}, nothing is lost since senders are asked to send again"
            + " ({} failed so far): {}",
        done,
        failedInARow,
        failure.getMessage());
  }
}
