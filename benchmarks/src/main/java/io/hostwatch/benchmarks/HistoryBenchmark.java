package io.hostwatch.benchmarks;

import io.hostwatch.benchmarks.HistoryClient.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Fills a history on SQLite or PostgreSQL with made-up episodes of 89 days, once, and asks the
 * built bridge for pages of it over HTTP, one request after the other, each of a kind twice.
 */
public final class HistoryBenchmark {
  private static final int REQUESTS = 300;
  private static final int PAGE = 100;

  private final Path program;
  private final Path folder;

  private HistoryBenchmark(Path program, Path folder) {
    this.program = program;
    this.folder = folder;
  }

  /**
   * Takes the bridge's program, the folder that keeps the history, how many episodes, and whether
   * they are on {@code sqlite} or {@code postgresql}.
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[1]);
    Files.createDirectories(folder);
    HistoryBenchmark benchmark = new HistoryBenchmark(Path.of(arguments[0]), folder);
    try (KeptHistory history = KeptHistory.of(arguments[3], folder)) {
      benchmark.run(history, benchmark.fill(history, Long.parseLong(arguments[2])));
    }
  }

  /** Fills the history unless an earlier run did; returns the time at which it ends. */
  private Instant fill(KeptHistory history, long episodes) throws IOException {
    Path done = folder.resolve("filled-until");
    if (Files.exists(done)) {
      return Instant.parse(Files.readString(done));
    }
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    long start = System.nanoTime();
    history.fill(now, episodes);
    System.out.printf(
        "filled %d episodes in %.0f s%n", episodes, (System.nanoTime() - start) / 1e9);
    Files.writeString(done, now.toString());
    return now;
  }

  private void run(KeptHistory history, Instant now) throws IOException, InterruptedException {
    try (RunningBridge bridge =
            new RunningBridge(program, folder, history.flags().toArray(String[]::new));
        HistoryClient client = new HistoryClient(bridge.port())) {
      System.out.printf(
          "%d MB of history, ready after %.2f s%n",
          history.bytes() >> 20, bridge.untilReady().toMillis() / 1e3);
      System.out.println(header());
      for (Map.Entry<String, IntFunction<String>> query : HistoryQueries.of(now).entrySet()) {
        measure(bridge, client, query.getKey(), query.getValue());
      }
      deep(bridge, client, "page 100 and on", "limit=100");
      deep(bridge, client, "page 100 and on, severity", "severity=warning");
      System.out.printf("%.0f MB resident%n", bridge.residentMegabytes());
    }
  }

  private static void measure(
      RunningBridge bridge, HistoryClient client, String name, IntFunction<String> query)
      throws IOException, InterruptedException {
    Latencies first = new Latencies();
    for (int i = 0; i < REQUESTS; i++) {
      ask(client, query.apply(i), first);
    }
    double cpu = bridge.cpu();
    Latencies latencies = new Latencies();
    long alerts = 0;
    int more = 0;
    for (int i = 0; i < REQUESTS; i++) {
      Answer answer = ask(client, query.apply(i), latencies);
      alerts += answer.alerts();
      more += answer.alerts() < PAGE && answer.next().isPresent() ? 1 : 0;
    }
    print(name, alerts, more, first, latencies, bridge.cpu() - cpu);
  }

  /** From the 100th page on, page after page. */
  private static void deep(RunningBridge bridge, HistoryClient client, String name, String query)
      throws IOException, InterruptedException {
    Answer answer = client.ask(query);
    for (int page = 2; page < 100; page++) {
      answer = client.ask(query + "&cursor=" + answer.next().orElseThrow());
    }
    double cpu = bridge.cpu();
    Latencies latencies = new Latencies();
    long alerts = 0;
    for (int i = 0; i < REQUESTS && answer.next().isPresent(); i++) {
      answer = ask(client, query + "&cursor=" + answer.next().orElseThrow(), latencies);
      alerts += answer.alerts();
    }
    print(name, alerts, 0, latencies, latencies, bridge.cpu() - cpu);
  }

  /** Asks, and adds how long the answer took. */
  private static Answer ask(HistoryClient client, String query, Latencies latencies)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    Answer answer = client.ask(query);
    latencies.add(System.nanoTime() - start);
    return answer;
  }

  private static String header() {
    return "%-28s %8s %8s %10s %8s %8s %8s %8s"
        .formatted("asked", "alerts", "more", "first p99", "p50 ms", "p99 ms", "max ms", "CPU ms");
  }

  /**
   * One line: alerts in a page, how many pages ended early and went on behind a cursor, what each
   * question took when it was asked for the first time, and what when it was asked again.
   */
  private static void print(
      String name, long alerts, int more, Latencies first, Latencies latencies, double cpu) {
    System.out.printf(
        "%-28s %8.1f %8d %10.1f %8.1f %8.1f %8.1f %8.1f%n",
        name,
        (double) alerts / Math.max(1, latencies.count()),
        more,
        first.millis(0.99),
        latencies.millis(0.5),
        latencies.millis(0.99),
        latencies.millis(1),
        1000 * cpu / Math.max(1, latencies.count()));
  }
}
