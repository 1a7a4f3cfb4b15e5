package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.alert.Alerts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A process that accepts bodies until it is killed, and says of each that it was accepted once it
 * was.
 */
final class AcceptingProcess {
  static final String ACCEPTED = "accepted ";
  static final int ALERTS_PER_BODY = 3;

  private AcceptingProcess() {}

  /**
   * Runs.
   *
   * @param args the file, and the number of the round, which makes the alerts' names unique
   */
  public static void main(String[] args) {
    try (JdbcStore store = JdbcStore.open(Path.of(args[0]))) {
      Accepting accepting = new Accepting(store);
      for (int body = 0; ; body++) {
        String name = args[1] + "-" + body;
        accepting.accept(body(name));
        System.out.println(ACCEPTED + name);
      }
    }
  }

  private static List<Alert> body(String name) {
    return IntStream.range(0, ALERTS_PER_BODY)
        .mapToObj(i -> Alerts.firing(name + "-" + i, Instant.EPOCH))
        .toList();
  }
}
