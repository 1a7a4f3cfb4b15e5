package io.hostwatch.exporter.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a scrape may take: the smaller of the exporter's own limit and the time Prometheus says
 * it will wait, less a margin for the answer's way back.
 */
record Deadline(Duration limit) {
  static final String HEADER = "X-Prometheus-Scrape-Timeout-Seconds";
  private static final Duration MARGIN = Duration.ofMillis(500);
  private static final double LONGEST = 24 * 3600;
  // Overlapping scrapes do not wait for a collector that one of them has given up. Less than this
  // would be giving up those that are well.
  private static final Duration SHORTEST = Duration.ofMillis(50);

  /** The time for a request with this header; one that makes no sense counts as absent. */
  Duration of(@Nullable String header) {
    if (header == null) {
      return limit;
    }
    double seconds;
    try {
      seconds = Double.parseDouble(header);
    } catch (NumberFormatException e) {
      return limit;
    }
    if (!(seconds > 0 && seconds < LONGEST)) {
      return limit;
    }
    Duration patience = Duration.ofNanos((long) (seconds * 1e9));
    Duration available = patience.minus(smaller(MARGIN, patience.dividedBy(2)));
    return smaller(limit, available.compareTo(SHORTEST) < 0 ? SHORTEST : available);
  }

  private static Duration smaller(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
