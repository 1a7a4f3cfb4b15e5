package io.hostwatch.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * How long from the answer that an alert is accepted to the request that tells it at the receiver,
 * at a steady rate of new alerts, each in a body of its own. Used by one thread.
 */
record Told(RunningBridge bridge, SlackSink slack, int rate) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  void measure(Duration time) throws IOException {
    Map<Long, Long> accepted = pour(time);
    long limit = System.nanoTime() + PATIENCE.toNanos();
    while (slack.arrivals().size() < accepted.size() && System.nanoTime() < limit) {
      LockSupport.parkNanos(1_000_000);
    }
    Latencies latencies = new Latencies();
    accepted.forEach(
        (number, at) -> {
          Long arrival = slack.arrivals().get(number);
          if (arrival != null) {
            latencies.add(Math.max(0, arrival - at));
          }
        });
    System.out.printf(
        "accepted to request at Slack, %d new alerts/s: p50 %.1f ms, p99 %.1f, max %.1f;"
            + " %d of %d came; %.0f MB resident, peak %.0f%n",
        rate,
        latencies.millis(0.5),
        latencies.millis(0.99),
        latencies.millis(1),
        latencies.count(),
        accepted.size(),
        bridge.residentMegabytes(),
        bridge.peakMegabytes());
  }

  private Map<Long, Long> pour(Duration time) throws IOException {
    Map<Long, Long> accepted = new HashMap<>();
    Instant startsAt = Instant.now().minusSeconds(60);
    long begin = System.nanoTime();
    long bodies = time.toSeconds() * rate;
    try (AlertSender sender = new AlertSender(bridge.port())) {
      for (long number = 0; number < bodies; number++) {
        long due = begin + number * 1_000_000_000 / rate;
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        if (!sender.post(AlertSender.body(number, 1, startsAt))) {
          throw new IOException("the bridge is too busy for " + rate + " alerts a second");
        }
        accepted.put(number, System.nanoTime());
      }
    }
    return accepted;
  }
}
