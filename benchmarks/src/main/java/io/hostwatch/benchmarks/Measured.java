package io.hostwatch.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** One exporter as a process under measurement on Linux. Used by one thread. */
final class Measured implements AutoCloseable {
  private static final double START_LIMIT_NANOS = 60e9;

  private final String name;
  private final int port = ProcessFigures.freePort();
  private final Process process;
  private final ProcessFigures figures;
  private final Duration untilFirstScrape;
  private final ScrapeClient client;
  private final Latencies latencies = new Latencies();
  private double cpuSeconds;
  private byte[] body = {};

  /** Starts {@code program} and waits for its first scrape. */
  Measured(String name, Path program, List<String> arguments)
      throws IOException, InterruptedException {
    this(name, List.of(program.toString()), arguments);
  }

  /** Starts what {@code program} says, with the address and then the arguments added to it. */
  Measured(String name, List<String> program, List<String> arguments)
      throws IOException, InterruptedException {
    this.name = name;
    List<String> command = new ArrayList<>(program);
    command.add("--web.listen-address=127.0.0.1:" + port);
    command.addAll(arguments);
    long start = System.nanoTime();
    this.process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    this.figures = new ProcessFigures(name, process);
    this.client = awaitFirstScrape(start);
    this.untilFirstScrape = Duration.ofNanos(System.nanoTime() - start);
  }

  /** Scrapes {@code count} times in a row and adds what it took to the figures. */
  void scrape(int count) throws IOException {
    double before = cpu();
    for (int i = 0; i < count; i++) {
      long start = System.nanoTime();
      body = client.scrape();
      latencies.add(System.nanoTime() - start);
    }
    cpuSeconds += cpu() - before;
  }

  /** Forgets the figures so far, which warmed the process up. */
  void reset() {
    latencies.clear();
    cpuSeconds = 0;
  }

  int port() {
    return port;
  }

  String name() {
    return name;
  }

  /** Milliseconds of CPU time that a scrape took. */
  double cpuMillis() {
    return 1000 * cpuSeconds / latencies.count();
  }

  double cpu() {
    return figures.cpu();
  }

  /** One line of the table. */
  String row() {
    String text = text();
    return "%-20s %8d %8d %8d %8.2f %8.2f %8.2f %10.2f %8.1f %9d"
        .formatted(
            name,
            text.lines().filter(line -> !line.startsWith("#")).count(),
            text.length(),
            body.length,
            latencies.millis(0.5),
            latencies.millis(0.9),
            latencies.millis(0.99),
            cpuMillis(),
            residentMegabytes(),
            untilFirstScrape.toMillis());
  }

  /** The names of the columns of {@link #row}. */
  static String header() {
    return "%-20s %8s %8s %8s %8s %8s %8s %10s %8s %9s"
        .formatted(
            "exporter",
            "samples",
            "bytes",
            "zipped",
            "p50 ms",
            "p90 ms",
            "p99 ms",
            "CPU ms/scr",
            "RSS MB",
            "first ms");
  }

  /** How long each collector says it took in the last scrape, in milliseconds. */
  Map<String, Double> collectors() {
    Map<String, Double> millis = new TreeMap<>();
    String prefix = "node_scrape_collector_duration_seconds{collector=\"";
    text()
        .lines()
        .filter(line -> line.startsWith(prefix))
        .forEach(
            line ->
                millis.put(
                    line.substring(prefix.length(), line.indexOf('"', prefix.length())),
                    1000 * Double.parseDouble(line.substring(line.lastIndexOf(' ')))));
    return millis;
  }

  @Override
  public void close() throws IOException {
    client.close();
    process.destroy();
  }

  private ScrapeClient awaitFirstScrape(long start) throws InterruptedException, IOException {
    while (true) {
      try {
        ScrapeClient first = new ScrapeClient(port);
        body = first.scrape();
        return first;
      } catch (IOException notYet) {
        if (!process.isAlive() || System.nanoTime() - start > START_LIMIT_NANOS) {
          throw new IOException(name + " did not answer", notYet);
        }
        Thread.sleep(2);
      }
    }
  }

  private String text() {
    boolean zipped = body.length > 1 && (body[0] & 0xff) == 0x1f && (body[1] & 0xff) == 0x8b;
    try {
      byte[] plain =
          zipped ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes() : body;
      return new String(plain, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private double residentMegabytes() {
    return figures.residentMegabytes();
  }
}
