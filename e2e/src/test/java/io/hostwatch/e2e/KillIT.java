package io.hostwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.e2e.harness.Bridge;
import io.hostwatch.e2e.harness.Lives;
import io.hostwatch.e2e.harness.Running;
import io.hostwatch.e2e.harness.Scratch;
import io.hostwatch.e2e.harness.SentAlert;
import io.hostwatch.e2e.receivers.OnCall;
import io.hostwatch.e2e.receivers.SlackAnswer.Refuse;
import io.hostwatch.e2e.receivers.SlackAnswer.Slow;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/**
 * The bridge is killed with SIGKILL: what it answered for with 2xx is in the history and is told at
 * Slack and by email, once, but for the attempts that were on their way at that moment. Which those
 * were the bridge's own record tells, delivery by delivery.
 *
 * <p>The number of kills is the system property {@code hostwatch.e2e.kills}.
 */
class KillIT {

  private static final int KILLS = Integer.getInteger("hostwatch.e2e.kills", 3);

  private final Running running = new Running();
  private OnCall onCall;

  @BeforeEach
  void open() {
    onCall = running.add(OnCall.open());
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void killedBetweenAcceptanceAndDelivery_toldOnceAfterTheRestart(TestInfo test) {
    Bridge bridge = start(test, onCall.slackOnly());
    onCall.slack().answersAlways(new Refuse(500, "rollup_error"));
    List<SentAlert> alerts =
        List.of(SentAlert.firing("Accepted", "host-1"), SentAlert.firing("Accepted", "host-2"));
    assertThat(bridge.post(SentAlert.webhookBody(alerts)).statusCode()).isEqualTo(200);
    Patience.await("Slack is tried").until(() -> !onCall.slack().messages().isEmpty());

    bridge.process().kill();
    onCall.slack().answersAlways(new Slow(Duration.ZERO));
    bridge.restart();

    Ledger ledger = Ledger.awaitSettled(bridge, onCall, "Accepted", Set.of("host-1", "host-2"));
    ledger.assertNothingLost();
    assertThat(ledger.doubled()).isZero();
  }

  @Test
  void killedAtRandomMomentsWhileAlertsLive_nothingLostNothingDoubledNothingOutOfOrder(
      TestInfo test) {
    Bridge bridge = start(test, onCall.config());
    onCall.slack().answersAlways(new Slow(Duration.ofMillis(20)));
    Lives lives = Lives.start(List.of(bridge), "Killed", 4);
    try (lives) {
      for (int kill = 1; kill <= KILLS; kill++) {
        Patience.letLive(lives);
        bridge.process().kill();
        bridge.restart();
      }
    }

    LivesLedger ledger = LivesLedger.awaitSettled(bridge, onCall, "Killed", lives.steps(), KILLS);

    System.out.println(KILLS + " kills, " + lives.refused() + " bodies sent again\n" + ledger);
    ledger.assertRemembered();
    ledger.assertTold();
    ledger.assertInOrder();
  }

  private Bridge start(TestInfo test, String config) {
    return running.add(Bridge.start(Scratch.of(test).dir("bridge"), config));
  }
}
