package io.hostwatch.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The built bridge as a process on Linux, with a history of its own. Used by one thread. */
final class RunningBridge implements AutoCloseable {
  private static final double START_LIMIT_NANOS = 60e9;

  private final Path folder;
  private final int port = ProcessFigures.freePort();
  private final Process process;
  private final ProcessFigures figures;
  private final Duration untilReady;

  /** Starts {@code program} in {@code folder} and waits until it is ready. */
  RunningBridge(Path program, Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    long start = System.nanoTime();
    this.process =
        new ProcessBuilder(
                List.of(
                    program.toString(),
                    "--web.listen-address=127.0.0.1:" + port,
                    "--storage.path=" + folder.resolve("history.db")))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("bridge.log").toFile())
            .start();
    this.figures = new ProcessFigures("the bridge", process);
    awaitReady(start);
    this.untilReady = Duration.ofNanos(System.nanoTime() - start);
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
