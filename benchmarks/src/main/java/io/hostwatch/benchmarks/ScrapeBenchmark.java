package io.hostwatch.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;

/**
 * Scrapes hostwatch-exporter and node_exporter in turns and prints what a scrape costs with each:
 * on this host, by many at a time, and on a made-up host with many parts.
 *
 * <p>Arguments: the two programs and the number of scrapes of each. A tenth of them warm both up.
 */
final class ScrapeBenchmark {
  private static final int TURN = 20;
  private static final int CROWD = 40;
  private static final int LARGE_SCRAPES = 60;

  private final PrintStream out;
  private final Path ours;
  private final Path peer;

  private ScrapeBenchmark(PrintStream out, Path ours, Path peer) {
    this.out = out;
    this.ours = ours;
    this.peer = peer;
  }

  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException {
    ScrapeBenchmark benchmark = new ScrapeBenchmark(System.out, Path.of(args[0]), Path.of(args[1]));
    benchmark.thisHost(Integer.parseInt(args[2]));
    benchmark.largeHost(0.25);
    benchmark.largeHost(1);
  }

  private void thisHost(int scrapes) throws IOException, InterruptedException, ExecutionException {
    try (Measured hostwatch = new Measured("hostwatch-exporter", ours, List.of());
        Measured node = new Measured("node_exporter", peer, List.of());
        Measured bare = new Measured("bare JVM", bareServer(), List.of())) {
      bare.scrape(scrapes);
      out.printf("%nThis host, %,d scrapes each, in turns of %d%n", scrapes, TURN);
      table(hostwatch, node, scrapes);
      out.println(bare.row());
      out.printf("%nCollectors, ms in the last scrape%n");
      collectors(hostwatch.collectors(), node.collectors());
      out.printf("%nThis host, %d scrapers at a time%n%s%n", CROWD, Crowd.header());
      int each = Math.max(5, scrapes / CROWD / 4);
      out.println(Crowd.row(hostwatch, CROWD, each));
      out.println(Crowd.row(node, CROWD, each));
    }
  }

  /** With the options that the exporter's JVM gets. */
  private List<String> bareServer() {
    Path options = ours.resolveSibling("../lib/java.options").normalize();
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "@" + options,
        "-cp",
        System.getProperty("java.class.path"),
        BareServer.class.getName());
  }

  private void largeHost(double size) throws IOException, InterruptedException {
    Path root = Files.createTempDirectory("large-host");
    LargeHost host = new LargeHost(root, size).write();
    try (Measured hostwatch = new Measured("hostwatch-exporter", ours, host.flags());
        Measured node = new Measured("node_exporter", peer, host.flags())) {
      out.printf("%nA host with many parts, at %.0f %% of its size%n", 100 * size);
      table(hostwatch, node, LARGE_SCRAPES);
    } finally {
      host.delete();
    }
  }

  private void table(Measured hostwatch, Measured node, int scrapes) throws IOException {
    alternate(hostwatch, node, Math.max(TURN, scrapes / 10));
    hostwatch.reset();
    node.reset();
    alternate(hostwatch, node, scrapes);
    out.println(Measured.header());
    out.println(hostwatch.row());
    out.println(node.row());
    out.printf("%-20s CPU a scrape %.2f%n", "ratio", hostwatch.cpuMillis() / node.cpuMillis());
  }

  private void collectors(Map<String, Double> hostwatch, Map<String, Double> node) {
    TreeMap<String, Double> all = new TreeMap<>(node);
    all.putAll(hostwatch);
    for (String name : all.keySet()) {
      out.printf("%-20s %10s %10s%n", name, millis(hostwatch, name), millis(node, name));
    }
  }

  private static String millis(Map<String, Double> all, String name) {
    return all.containsKey(name) ? "%.3f".formatted(all.get(name)) : "-";
  }

  private static void alternate(Measured hostwatch, Measured node, int scrapes) throws IOException {
    for (int done = 0; done < scrapes; done += TURN) {
      hostwatch.scrape(TURN);
      node.scrape(TURN);
    }
  }
}
