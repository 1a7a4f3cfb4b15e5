package io.hostwatch.bridge.webhook;

import io.hostwatch.bridge.intake.Acceptance;
import io.hostwatch.bridge.intake.Submission;
import io.hostwatch.bridge.store.Receipt.Quarantined;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Tells the log what was committed. A line of its own for what is put aside: its sender hears 200
 * and may never look again. Not more than {@link #MOST_A_MINUTE} of them, since a sender may send
 * nothing else; a metric counts them all. Thread-safe.
 */
final class ReceiptLog {
  static final int MOST_A_MINUTE = 60;

  private static final long WINDOW = Duration.ofMinutes(1).toNanos();
  private static final Logger LOG = LoggerFactory.getLogger(ReceiptLog.class);

  private final LongSupplier nanoTime;
  private long begun;
  private int told;

  /** Takes a clock that is never set back, as {@link System#nanoTime}. */
  ReceiptLog(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    begun = nanoTime.getAsLong();
  }

  void tell(Submission submission, Acceptance acceptance) {
    if (acceptance.rejected() == 0) {
      line(LOG.atDebug(), submission, acceptance).log("committed");
      return;
    }
    int number = count();
    if (number <= MOST_A_MINUTE) {
      line(LOG.atWarn(), submission, acceptance)
          .addKeyValue("rejected", acceptance.rejected())
          .addKeyValue("reason", reason(submission))
          .log("committed, with a part in quarantine");
    }
    if (number == MOST_A_MINUTE) {
      LOG.warn(
          "there were {} such lines within a minute, and none follow before it is over;"
              + " hostwatch_bridge_alerts_received_total counts on",
          MOST_A_MINUTE);
    }
  }

  /** What could be understood and is rejected nonetheless met an episode that cannot be read. */
  private static String reason(Submission submission) {
    return submission.quarantined().stream()
        .findFirst()
        .map(Quarantined::reason)
        .orElse("its stored episode cannot be read");
  }

  /** Which of its minute this is. */
  private synchronized int count() {
    long now = nanoTime.getAsLong();
    if (now - begun >= WINDOW) {
      begun = now;
      told = 0;
    }
    told = Math.min(told + 1, MOST_A_MINUTE + 1);
    return told;
  }

  private static LoggingEventBuilder line(
      LoggingEventBuilder line, Submission submission, Acceptance acceptance) {
    return line.addKeyValue("receipt", acceptance.receiptId())
        .addKeyValue("origin", submission.source())
        .addKeyValue("path", submission.path().text())
        .addKeyValue("alerts", submission.alerts().size());
  }
}
