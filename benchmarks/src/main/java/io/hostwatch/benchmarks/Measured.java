package io.hostwatch.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One exporter as a process under measurement on Linux. Used by one thread.
 *
 * <p>CPU time and resident memory come from {@code /proc/PID/stat} and {@code /proc/PID/status}, so
 * that they are counted alike whatever the program is written in.
 */
final class Measured implements AutoCloseable {
  private static final double TICKS_PER_SECOND = 100;

  private final String name;
  private final Process process;
  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpRequest request;
  private final Duration untilFirstScrape;
  private final List<Double> milliseconds = new ArrayList<>();
  private double cpuSeconds;
  private String body = "";

  Measured(String name, Path program, int port) throws IOException, InterruptedException {
    this.name = name;
    this.request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build();
    long start = System.nanoTime();
    this.process =
        new ProcessBuilder(program.toString(), "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    this.untilFirstScrape = awaitFirstScrape(start);
  }

  /** Scrapes {@code count} times in a row and adds what it took to the figures. */
  void scrape(int count) throws IOException, InterruptedException {
    double before = cpu();
    for (int i = 0; i < count; i++) {
      long start = System.nanoTime();
      body = client.send(request, BodyHandlers.ofString()).body();
      milliseconds.add((System.nanoTime() - start) / 1e6);
    }
    cpuSeconds += cpu() - before;
  }

  /** Forgets the figures so far, which warmed the process up. */
  void reset() {
    milliseconds.clear();
    cpuSeconds = 0;
  }

  /** One line of the table. */
  String row() {
    long samples = body.lines().filter(line -> !line.startsWith("#")).count();
    return "%-20s %8d %8d %8.2f %8.2f %8.2f %10.2f %8.1f %10d"
        .formatted(
            name,
            samples,
            body.length(),
            percentile(0.5),
            percentile(0.9),
            percentile(0.99),
            1000 * cpuSeconds / milliseconds.size(),
            residentMegabytes(),
            untilFirstScrape.toMillis());
  }

  /** The names of the columns of {@link #row}. */
  static String header() {
    return "%-20s %8s %8s %8s %8s %8s %10s %8s %10s"
        .formatted(
            "exporter",
            "samples",
            "bytes",
            "p50 ms",
            "p90 ms",
            "p99 ms",
            "CPU ms/scr",
            "RSS MB",
            "first ms");
  }

  @Override
  public void close() {
    process.destroy();
    client.close();
  }

  private Duration awaitFirstScrape(long start) throws InterruptedException, IOException {
    while (true) {
      try {
        if (client.send(request, BodyHandlers.ofString()).statusCode() == 200) {
          return Duration.ofNanos(System.nanoTime() - start);
        }
      } catch (IOException notYet) {
        if (!process.isAlive() || System.nanoTime() - start > 30e9) {
          throw new IOException(name + " did not answer within 30 s", notYet);
        }
        Thread.sleep(2);
      }
    }
  }

  private double percentile(double rank) {
    List<Double> sorted = milliseconds.stream().sorted().toList();
    return sorted.get((int) (rank * (sorted.size() - 1)));
  }

  private double cpu() {
    String stat = read("stat");
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
  }

  private double residentMegabytes() {
    return read("status")
        .lines()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
        .sum();
  }

  private String read(String file) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(process.pid()), file));
    } catch (IOException e) {
      throw new UncheckedIOException(name + " has ended", e);
    }
  }
}
