package io.hostwatch.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The built bridge as a process on Linux, with a history of its own. Used by one thread. */
final class RunningBridge implements AutoCloseable {
  private static final String COMMITS = "hostwatch_bridge_store_commits_total ";
  private static final double START_LIMIT_NANOS = 60e9;

  private final Path folder;
  private final int port = ProcessFigures.freePort();
  private final Process process;
  private final ProcessFigures figures;
  private final Duration untilReady;

  /** Starts {@code program} with these flags and waits until it is ready; its log is in folder. */
  RunningBridge(Path program, Path folder, String... flags)
      throws IOException, InterruptedException {
    this.folder = folder;
    long start = System.nanoTime();
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.add("--web.listen-address=127.0.0.1:" + port);
    command.addAll(List.of(flags));
    this.process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("bridge.log").toFile())
            .start();
    this.figures = new ProcessFigures("the bridge", process);
    awaitReady(start);
    this.untilReady = Duration.ofNanos(System.nanoTime() - start);
  }

  /** The same with its history in a SQLite file in {@code folder}. */
  static RunningBridge onFile(Path program, Path folder, String... flags)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(flags));
    all.add("--storage.path=" + folder.resolve("history.db"));
    return new RunningBridge(program, folder, all.toArray(String[]::new));
  }

  int port() {
    return port;
  }

  Duration untilReady() {
    return untilReady;
  }

  /** Seconds of CPU time so far. */
  double cpu() {
    return figures.cpu();
  }

  /** Transactions that it made durable so far. */
  long commits() throws IOException, InterruptedException {
    HttpRequest metrics =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(metrics, BodyHandlers.ofLines())
          .body()
          .filter(line -> line.startsWith(COMMITS))
          .mapToLong(line -> (long) Double.parseDouble(line.substring(COMMITS.length())))
          .sum();
    }
  }

  double residentMegabytes() {
    return figures.residentMegabytes();
  }

  /** The most that was resident since its start. */
  double peakMegabytes() {
    return figures.peakMegabytes();
  }

  /** Bytes of the history's files. */
  long bytes() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("history.db"))
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  private void awaitReady(long start) throws IOException, InterruptedException {
    HttpRequest ready =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/-/ready")).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (!isReady(client, ready)) {
        if (!process.isAlive() || System.nanoTime() - start > START_LIMIT_NANOS) {
          throw new IOException("the bridge did not start; see " + folder.resolve("bridge.log"));
        }
        Thread.sleep(2);
      }
    }
  }

  private static boolean isReady(HttpClient client, HttpRequest ready) throws InterruptedException {
    try {
      return client.send(ready, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }
}
