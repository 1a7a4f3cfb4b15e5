package io.hostwatch.bridge.webhook;

import io.hostwatch.bridge.intake.Acceptance;
import io.hostwatch.bridge.intake.Submission;
import io.hostwatch.bridge.store.Receipt.Quarantined;
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

  private static final Logger LOG = LoggerFactory.getLogger(ReceiptLog.class);

  private final LinesAMinute lines;

  /** Takes a clock that is never set back, as {@link System#nanoTime}. */
  ReceiptLog(LongSupplier nanoTime) {
    lines = new LinesAMinute(MOST_A_MINUTE, nanoTime);
  }

  void tell(Submission submission, Acceptance acceptance) {
    if (acceptance.rejected() == 0) {
      line(LOG.atDebug(), submission, acceptance).log("committed");
      return;
    }
    lines.tell(
        () ->
            line(LOG.atWarn(), submission, acceptance)
                .addKeyValue("rejected", acceptance.rejected())
                .addKeyValue("reason", reason(submission))
                .log("committed, with a part in quarantine"),
        () ->
            LOG.warn(
                "there were {} such lines within a minute, and none follow before it is over;"
                    + " hostwatch_bridge_alerts_received_total counts on",
                MOST_A_MINUTE));
  }

  /** What could be understood and is rejected nonetheless met an episode that cannot be read. */
  private static String reason(Submission submission) {
    return submission.quarantined().stream()
        .findFirst()
        .map(Quarantined::reason)
        .orElse("its stored episode cannot be read");
  }

  private static LoggingEventBuilder line(
      LoggingEventBuilder line, Submission submission, Acceptance acceptance) {
    return line.addKeyValue("receipt", acceptance.receiptId())
        .addKeyValue("origin", submission.source())
        .addKeyValue("path", submission.path().text())
        .addKeyValue("alerts", submission.alerts().size());
  }
}
