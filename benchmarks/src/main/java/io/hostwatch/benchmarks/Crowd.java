package io.hostwatch.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many who scrape the same exporter at the same time, each as often as it gets answers. */
final class Crowd {

  private Crowd() {}

  /** One line: the answers' latency and the CPU time of each. */
  static String row(Measured exporter, int people, int scrapesEach)
      throws IOException, InterruptedException, ExecutionException {
    double before = exporter.cpu();
    long start = System.nanoTime();
    Latencies all = new Latencies();
    try (ExecutorService threads = Executors.newFixedThreadPool(people)) {
      List<Future<Latencies>> results = new ArrayList<>();
      for (int i = 0; i < people; i++) {
        results.add(threads.submit(() -> scrapes(exporter.port(), scrapesEach)));
      }
      for (Future<Latencies> result : results) {
        all.add(result.get());
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return "%-20s %8.0f %8.2f %8.2f %8.2f %10.2f"
        .formatted(
            exporter.name(),
            all.count() / seconds,
            all.millis(0.5),
            all.millis(0.9),
            all.millis(0.99),
            1000 * (exporter.cpu() - before) / all.count());
  }

  /** The names of the columns of {@link #row}. */
  static String header() {
    return "%-20s %8s %8s %8s %8s %10s"
        .formatted("exporter", "scr/s", "p50 ms", "p90 ms", "p99 ms", "CPU ms/scr");
  }

  private static Latencies scrapes(int port, int count) throws IOException {
    Latencies latencies = new Latencies();
    try (ScrapeClient client = new ScrapeClient(port)) {
      for (int i = 0; i < count; i++) {
        long start = System.nanoTime();
        client.scrape();
        latencies.add(System.nanoTime() - start);
      }
    }
    return latencies;
  }
}
