package io.hostwatch.bridge.store.jdbc;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.delivery.DeliveryState;
import io.hostwatch.bridge.delivery.Outbox.Depth;
import io.hostwatch.bridge.delivery.Target;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that accepts alerts is killed at a random moment, again and again on the same file. */
class DurabilityIT {
  private static final int KILLS = 5;
  private static final int MOST_BODIES = 150;

  @TempDir private Path folder = Path.of(".");

  @Test
  void kill_whileAccepting_losesNothingAndSplitsNothing() throws Exception {
    Path file = folder.resolve("history.db");
    long seed = System.nanoTime();
    System.out.println("DurabilityIT: seed " + seed);
    Random random = new Random(seed);
    List<String> accepted = new ArrayList<>();

    for (int round = 0; round < KILLS; round++) {
      accepted.addAll(acceptUntilKilled(file, round, 1 + random.nextInt(MOST_BODIES)));
    }

    try (JdbcStore store = JdbcStore.open(file)) {
      List<String> names = new Accepting(store).names();
      Map<String, Long> alertsOfBody =
          names.stream().collect(groupingBy(DurabilityIT::body, counting()));
      assertThat(alertsOfBody.keySet()).containsAll(accepted);
      assertThat(alertsOfBody.values()).containsOnly((long) AcceptingProcess.ALERTS_PER_BODY);
      assertThat(alertsOfBody).hasSizeBetween(accepted.size(), accepted.size() + KILLS);
      Map<Target, Map<DeliveryState, Depth>> backlog = store.outbox().backlog();
      assertThat(backlog).containsOnlyKeys(Accepting.SLACK);
      Map<DeliveryState, Depth> owed = backlog.getOrDefault(Accepting.SLACK, Map.of());
      assertThat(owed).containsOnlyKeys(DeliveryState.PENDING);
      assertThat(owed.values()).extracting(Depth::count).containsExactly((long) names.size());
      System.out.println(
          "DurabilityIT: " + accepted.size() + " accepted, " + alertsOfBody.size() + " kept");
    }
  }

  /** The bodies that the process said it accepted, among them those just before the kill. */
  private static List<String> acceptUntilKilled(Path file, int round, int bodies)
      throws IOException, InterruptedException {
    Process process = start(file, round);
    List<String> accepted = new ArrayList<>();
    // the handle, unlike the process, kills without closing the stream that is still to be read
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(AcceptingProcess.ACCEPTED)) {
          accepted.add(line.substring(AcceptingProcess.ACCEPTED.length()));
        }
        if (accepted.size() == bodies) {
          process.toHandle().destroyForcibly();
        }
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(accepted).hasSizeGreaterThanOrEqualTo(bodies);
    return accepted;
  }

  private static Process start(Path file, int round) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            AcceptingProcess.class.getName(),
            file.toString(),
            String.valueOf(round))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String body(String alert) {
    return alert.substring(0, alert.lastIndexOf('-'));
  }
}
