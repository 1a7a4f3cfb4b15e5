package io.hostwatch.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Bodies of one size poured into one bridge; prints a line each time. What the bridge is too busy
 * for comes again half a second later, as from Alertmanager, and its wait counts. Used by one
 * thread.
 */
final class Pour {
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final RunningBridge bridge;
  private final int connections;
  private final int size;
  private final Instant startsAt = Instant.now().minusSeconds(60);
  private final AtomicLong next = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();

  Pour(RunningBridge bridge, int connections, int size) {
    this.bridge = bridge;
    this.connections = connections;
    this.size = size;
  }

  /**
   * Alerts that the bridge does not know.
   *
   * @param rate alerts a second, or 0 for as fast as the bridge takes them
   * @return how many it took
   */
  long fresh(String what, int rate, Duration time)
      throws IOException, InterruptedException, ExecutionException {
    return pour(what, rate, time, next, Long.MAX_VALUE);
  }

  /** The first {@code known} alerts, one after the other, again and again. */
  void again(String what, int rate, Duration time, long known)
      throws IOException, InterruptedException, ExecutionException {
    pour(what, rate, time, new AtomicLong(), known);
  }

  private long pour(String what, int rate, Duration time, AtomicLong numbers, long below)
      throws IOException, InterruptedException, ExecutionException {
    double cpu = bridge.cpu();
    MachineTime machine = MachineTime.now();
    long commits = bridge.commits();
    long refusals = refused.get();
    Ticket ticket = new Ticket(rate == 0 ? 0 : size * 1e9 / rate, time);
    Latencies all = new Latencies();
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      List<Future<Latencies>> senders = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        senders.add(threads.submit(() -> send(ticket, numbers, below)));
      }
      for (Future<Latencies> sender : senders) {
        all.add(sender.get());
      }
    }
    machine = MachineTime.now().since(machine);
    double seconds = (System.nanoTime() - ticket.begin) / 1e9;
    long alerts = (long) all.count() * size;
    System.out.printf(
        "%-8s %6d %7d %9.0f %9.0f %9.0f %8.1f %8.1f %8.1f %5d %10.3f %7.0f %8.0f %6.0f %8.0f%n",
        what,
        size,
        rate,
        alerts / seconds,
        all.count() / seconds,
        (bridge.commits() - commits) / seconds,
        all.millis(0.5),
        all.millis(0.99),
        all.millis(1),
        refused.get() - refusals,
        1000 * (bridge.cpu() - cpu) / alerts,
        bridge.residentMegabytes(),
        bridge.peakMegabytes(),
        machine.idlePercent(),
        machine.stolenPercent());
    return alerts;
  }

  private Latencies send(Ticket ticket, AtomicLong numbers, long below) throws IOException {
    Latencies latencies = new Latencies();
    try (AlertSender sender = new AlertSender(bridge.port())) {
      for (long due = ticket.draw(); due < ticket.end; due = ticket.draw()) {
        byte[] body = AlertSender.body(numbers.getAndAdd(size) % below, size, startsAt);
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        while (!sender.post(body)) {
          refused.incrementAndGet();
          LockSupport.parkNanos(PAUSE.toNanos());
        }
        latencies.add(System.nanoTime() - due);
      }
    }
    return latencies;
  }

  static String header() {
    return "%-8s %6s %7s %9s %9s %9s %8s %8s %8s %5s %10s %7s %8s %6s %8s"
        .formatted(
            "alerts",
            "a body",
            "asked/s",
            "alerts/s",
            "bodies/s",
            "commits/s",
            "p50 ms",
            "p99 ms",
            "max ms",
            "503s",
            "CPU ms/al",
            "RSS MB",
            "peak MB",
            "idle %",
            "stolen %");
  }

  /**
   * When each body is due: at its turn in the rate, whether or not a connection is free then, so
   * that its wait counts; or at once. Used by all senders.
   */
  private static final class Ticket {
    private final long begin = System.nanoTime();
    private final AtomicLong drawn = new AtomicLong();
    private final double nanosBetween;
    private final long end;

    Ticket(double nanosBetween, Duration time) {
      this.nanosBetween = nanosBetween;
      this.end = begin + time.toNanos();
    }

    long draw() {
      return nanosBetween == 0
          ? System.nanoTime()
          : begin + Math.round(nanosBetween * drawn.getAndIncrement());
    }
  }
}
