package io.hostwatch.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/**
 * Pours alerts into the built bridge over many connections, new ones and then the same again, as
 * fast as it takes them and at the rates it owes, on SQLite and on PostgreSQL, and prints what it
 * took and what the disk would allow. What a bridge does in its first seconds, before its code is
 * compiled, has lines of its own. The sender runs on the same machine.
 */
public final class BridgeBenchmark {
  private static final Duration FLOOR_TIME = Duration.ofSeconds(3);
  private static final Duration COLD_TIME = Duration.ofSeconds(5);
  private static final int BODIES_OF_WARMING = 5_000;
  private static final List<Integer> SIZES = List.of(1, 10, 100);
  private static final int USUAL_SIZE = 10;
  private static final int NEW_RATE = 3_000;
  private static final int AGAIN_RATE = 10_000;
  private static final int SERVER_NEW_RATE = 2_000;
  private static final int TOLD_RATE = 100;

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
    warmSender();
    System.out.printf(
        "%d connections, %d s a line, sender on the same machine; asked 0 is as fast as it goes%n",
        connections, time.toSeconds());
    System.out.println("SQLite, FULL");
    System.out.println(Pour.header());
    steady();
    told();
    System.out.println("PostgreSQL, fsync on");
    System.out.println(Pour.header());
    server();
    System.out.println("SQLite, FULL, as fast as it goes");
    System.out.println(Pour.header());
    for (int size : SIZES) {
      flood(size);
    }
  }

  /** The sender shares the processor with the bridge: its own start is no cost of the bridge. */
  private static void warmSender() {
    long bytes = 0;
    for (int i = 0; i < BODIES_OF_WARMING; i++) {
      bytes += AlertSender.body(i, USUAL_SIZE, Instant.EPOCH).length;
    }
    System.out.printf("sender warmed with %d MB of bodies%n", bytes >> 20);
  }

  private void flood(int size) throws IOException, InterruptedException, ExecutionException {
    Path folder = Files.createTempDirectory("bridge-benchmark");
    try (RunningBridge bridge = RunningBridge.onFile(program, folder)) {
      Pour pour = new Pour(bridge, connections, size);
      long alerts = pour.fresh("new", 0, time);
      long bytes = bridge.bytes();
      pour.again("again", 0, time, alerts);
      System.out.printf("%d bytes an episode%n", bytes / Math.max(1, alerts));
      floor(folder);
    } finally {
      delete(folder);
    }
  }

  private void steady() throws IOException, InterruptedException, ExecutionException {
    Path folder = Files.createTempDirectory("bridge-benchmark");
    try (RunningBridge bridge = RunningBridge.onFile(program, folder)) {
      Pour pour = new Pour(bridge, connections, USUAL_SIZE);
      long cold = pour.fresh("new,cold", NEW_RATE, COLD_TIME);
      long warm = pour.fresh("new", NEW_RATE, time);
      pour.again("again", AGAIN_RATE, time, cold + warm);
      floor(folder);
    } finally {
      delete(folder);
    }
  }

  private void told() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("bridge-benchmark");
    try (SlackSink slack = new SlackSink()) {
      Path config = folder.resolve("bridge.yml");
      Files.writeString(config, slack.config());
      try (RunningBridge bridge =
          RunningBridge.onFile(program, folder, "--config.file=" + config)) {
        new Told(bridge, slack, TOLD_RATE).measure(time);
        floor(folder);
      }
    } finally {
      delete(folder);
    }
  }

  private void server() throws IOException, InterruptedException, ExecutionException {
    Path folder = Files.createTempDirectory("bridge-benchmark");
    try (RunningPostgres server = new RunningPostgres(folder.resolve("postgres"));
        RunningBridge bridge =
            new RunningBridge(program, folder, server.flags().toArray(String[]::new))) {
      Pour pour = new Pour(bridge, connections, USUAL_SIZE);
      long cold = pour.fresh("new,cold", SERVER_NEW_RATE, COLD_TIME);
      long steady = pour.fresh("new", SERVER_NEW_RATE, time);
      long alerts = cold + steady + pour.fresh("new", 0, time);
      System.out.printf("%d bytes an episode%n", server.bytes() / Math.max(1, alerts));
      pour.again("again", 0, time, alerts);
      floor(folder);
    } finally {
      delete(folder);
    }
  }

  private static void floor(Path folder) throws IOException {
    System.out.printf(
        "the disk alone: %.0f syncs/s%n", DiskFloor.syncsPerSecond(folder, FLOOR_TIME));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
