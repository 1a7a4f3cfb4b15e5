package io.hostwatch.bridge.webhook;

import io.hostwatch.bridge.alert.IngestPath;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log who was refused for want of the source's token: Alertmanager drops what is answered
 * 401, so its alerts reach nobody. Never what was shown instead. Not more than {@link
 * #MOST_A_MINUTE} lines, since anybody may send anything. Thread-safe.
 */
final class RefusalLog {
  static final int MOST_A_MINUTE = 6;

  private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);

  private final LinesAMinute lines;

  /** Takes a clock that is never set back, as {@link System#nanoTime}. */
  RefusalLog(LongSupplier nanoTime) {
    lines = new LinesAMinute(MOST_A_MINUTE, nanoTime);
  }

  /**
   * Tells of a sender whose token is missing or wrong.
   *
   * @param remote the address it sent from
   */
  void tell(String source, IngestPath path, String remote, RefusedException refused) {
    lines.tell(
        () ->
            LOG.atWarn()
                .addKeyValue("origin", source)
                .addKeyValue("path", path.text())
                .addKeyValue("remote", remote)
                .addKeyValue("reason", refused.reason())
                .log("a sender was refused and its alerts with it"),
        () ->
            LOG.warn(
                "there were {} such lines within a minute, and none follow before it is over;"
                    + " hostwatch_bridge_http_requests_total counts on",
                MOST_A_MINUTE));
  }
}
