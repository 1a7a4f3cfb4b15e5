package io.hostwatch.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Pours alerts into the built bridge over many connections, first new ones and then the same again,
 * and prints what it took and what the disk would allow. The sender runs on the same machine.
 */
public final class BridgeBenchmark {
  private static final Duration FLOOR_TIME = Duration.ofSeconds(3);
  private static final List<Integer> SIZES = List.of(1, 10, 100);

  private final Path program;
  private final Duration time;
  private final int connections;

  private BridgeBenchmark(Path program, Duration time, int connections) {
    this.program = program;
    this.time = time;
    this.connections = connections;
  }

  /** Takes the bridge's program, the seconds of each line and the number of connections. */
  public static void main(String[] arguments) throws Exception {
    new BridgeBenchmark(
            Path.of(arguments[0]),
            Duration.ofSeconds(Long.parseLong(arguments[1])),
            Integer.parseInt(arguments[2]))
        .run();
  }

  private void run() throws IOException, InterruptedException, ExecutionException {
    System.out.printf(
        "%d connections, %d s a line, sender on the same machine%n", connections, time.toSeconds());
    System.out.println(header());
    for (int size : SIZES) {
      Path folder = Files.createTempDirectory("bridge-benchmark");
      try (RunningBridge bridge = new RunningBridge(program, folder)) {
        long alerts = pour("new", bridge, size, new AtomicLong(), Long.MAX_VALUE);
        long bytes = bridge.bytes();
        pour("again", bridge, size, new AtomicLong(), alerts);
        System.out.printf("%d bytes an episode%n", bytes / Math.max(1, alerts));
        System.out.printf(
            "the disk alone: %.0f syncs/s%n", DiskFloor.syncsPerSecond(folder, FLOOR_TIME));
      } finally {
        delete(folder);
      }
    }
  }

  /**
   * Pours for the time of a line; prints one.
   *
   * @param most the numbers of alerts are below this and begin anew there
   * @return how many alerts were answered
   */
  private long pour(String what, RunningBridge bridge, int size, AtomicLong next, long most)
      throws InterruptedException, ExecutionException {
    Instant startsAt = Instant.now().minusSeconds(60);
    double cpu = bridge.cpu();
    long start = System.nanoTime();
    long end = start + time.toNanos();
    Latencies all = new Latencies();
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      List<Future<Latencies>> senders = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        senders.add(threads.submit(() -> send(bridge.port(), size, next, most, startsAt, end)));
      }
      for (Future<Latencies> sender : senders) {
        all.add(sender.get());
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    long alerts = (long) all.count() * size;
    System.out.printf(
        "%-8s %6d %10.0f %10.0f %8.1f %8.1f %8.1f %10.3f %8.0f %8.0f%n",
        what,
        size,
        alerts / seconds,
        all.count() / seconds,
        all.millis(0.5),
        all.millis(0.99),
        all.millis(1),
        1000 * (bridge.cpu() - cpu) / alerts,
        bridge.residentMegabytes(),
        bridge.peakMegabytes());
    return alerts;
  }

  private static Latencies send(
      int port, int size, AtomicLong next, long most, Instant startsAt, long end)
      throws IOException {
    Latencies latencies = new Latencies();
    try (AlertSender sender = new AlertSender(port)) {
      while (System.nanoTime() < end) {
        byte[] body = AlertSender.body(next.getAndAdd(size) % most, size, startsAt);
        long start = System.nanoTime();
        sender.post(body);
        latencies.add(System.nanoTime() - start);
      }
    }
    return latencies;
  }

  private static String header() {
    return "%-8s %6s %10s %10s %8s %8s %8s %10s %8s %8s"
        .formatted(
            "alerts",
            "a body",
            "alerts/s",
            "bodies/s",
            "p50 ms",
            "p99 ms",
            "max ms",
            "CPU ms/al",
            "RSS MB",
            "peak MB");
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
