package io.hostwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.e2e.harness.Addresses;
import io.hostwatch.e2e.harness.Alertmanager;
import io.hostwatch.e2e.harness.Bridge;
import io.hostwatch.e2e.harness.Running;
import io.hostwatch.e2e.harness.Scratch;
import io.hostwatch.e2e.harness.SentAlert;
import io.hostwatch.e2e.harness.Story;
import io.hostwatch.e2e.receivers.OnCall;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/**
 * The database cannot be written: the bridge says 503, Alertmanager keeps trying, and when the
 * database is back nothing was lost.
 */
class StoreDownIT {

  private final Running running = new Running();
  private OnCall onCall;
  private Bridge bridge;
  private Alertmanager alertmanager;

  @BeforeEach
  void start(TestInfo test) {
    Scratch scratch = Scratch.of(test);
    Addresses addresses = Addresses.free();
    onCall = running.add(OnCall.open());
    bridge = running.add(Bridge.start(scratch.dir("bridge"), addresses.bridge(), onCall.config()));
    alertmanager = running.add(Alertmanager.alone(scratch.dir("alertmanager"), addresses));
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void anotherProcessHoldsTheDatabase_503_thenAlertmanagerDelivers() throws SQLException {
    String url = "jdbc:sqlite:" + bridge.database();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");

      assertRefusedForNow("StoreLocked");

      statement.execute("ROLLBACK");
    }
    assertAllTold("StoreLocked");
  }

  @Test
  void theDiskIsFull_503_thenAlertmanagerDelivers() throws IOException, InterruptedException {
    limitFileSize("4096");

    assertRefusedForNow("StoreFull");

    limitFileSize("unlimited");
    assertAllTold("StoreFull");
  }

  /** Lets the bridge write no file beyond that size, which is what a full disk looks like. */
  private void limitFileSize(String bytes) throws IOException, InterruptedException {
    String pid = Long.toString(bridge.process().pid());
    Process prlimit =
        new ProcessBuilder("prlimit", "--pid", pid, "--fsize=" + bytes + ":unlimited")
            .inheritIO()
            .start();
    assertThat(prlimit.waitFor()).isZero();
  }

  private void assertRefusedForNow(String alertname) {
    SentAlert direct = SentAlert.firing(alertname, "direct");
    SentAlert routed = SentAlert.firing(alertname, "routed");

    alertmanager.post(SentAlert.apiBody(List.of(routed)));
    int status = bridge.post(SentAlert.webhookBody(List.of(direct))).statusCode();

    assertThat(status).isEqualTo(503);
    Patience.await("Alertmanager was refused").until(this::alertmanagerWasRefused);
    assertThat(onCall.slack().messages()).isEmpty();
    assertThat(bridge.process().isAlive()).isTrue();
  }

  private boolean alertmanagerWasRefused() {
    return alertmanager.webhookCount("alertmanager_notification_requests_failed_total") > 0;
  }

  private void assertAllTold(String alertname) {
    Patience.await("Alertmanager delivers")
        .until(() -> bridge.history().named(alertname).size(), count -> count >= 1);
    bridge.post(SentAlert.webhookBody(List.of(SentAlert.firing(alertname, "direct"))));
    Patience.awaitLong("all are told")
        .until(() -> bridge.history().stories(alertname), this::knowsBoth)
        .forEach(onCall::assertToldOnceInOrder);
  }

  private boolean knowsBoth(List<Story> stories) {
    return stories.size() == 2 && stories.stream().allMatch(onCall::settled);
  }
}
