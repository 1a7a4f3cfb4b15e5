package io.hostwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.e2e.harness.Bridge;
import io.hostwatch.e2e.harness.Pour;
import io.hostwatch.e2e.harness.Running;
import io.hostwatch.e2e.harness.Scratch;
import io.hostwatch.e2e.harness.SentAlert;
import io.hostwatch.e2e.receivers.OnCall;
import io.hostwatch.e2e.receivers.SlackAnswer.Refuse;
import io.hostwatch.e2e.receivers.SlackAnswer.Slow;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/**
 * The bridge is killed with SIGKILL: what it answered for with 2xx is in the history and is told,
 * once, but for the attempts that were on their way at that moment.
 *
 * <p>The number of kills is the system property {@code hostwatch.e2e.kills}.
 */
class KillIT {

  private static final int KILLS = Integer.getInteger("hostwatch.e2e.kills", 3);

  private final Running running = new Running();
  private OnCall onCall;
  private Bridge bridge;

  @BeforeEach
  void start(TestInfo test) {
    onCall = running.add(OnCall.open());
    bridge = running.add(Bridge.start(Scratch.of(test).dir("bridge"), onCall.slackOnly()));
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void killedBetweenAcceptanceAndDelivery_toldOnceAfterTheRestart() {
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
  void killedAtRandomMomentsWhileAlertsPourIn_nothingLostNothingTwiceBeyondDoubt() {
    onCall.slack().answersAlways(new Slow(Duration.ofMillis(20)));
    Map<String, Set<String>> accepted = new LinkedHashMap<>();
    for (int kill = 1; kill <= KILLS; kill++) {
      String alertname = "Kill%02d".formatted(kill);
      accepted.put(alertname, acceptedUntilKilled(alertname));
      bridge.restart();
    }

    Map<String, Ledger> ledgers = new LinkedHashMap<>();
    accepted.forEach(
        (name, of) -> ledgers.put(name, Ledger.awaitSettled(bridge, onCall, name, of)));

    ledgers.forEach((name, ledger) -> System.out.println(name + ": " + ledger));
    assertThat(ledgers.values()).allSatisfy(Ledger::assertNothingLost);
    assertThat(ledgers.values()).allSatisfy(Ledger::assertDoubledOnlyInDoubt);
  }

  private Set<String> acceptedUntilKilled(String alertname) {
    Pour pour = Pour.start(bridge, alertname, 4);
    try (pour) {
      int enough = ThreadLocalRandom.current().nextInt(3, 400);
      Patience.await(enough + " alerts accepted")
          .pollInterval(Duration.ofMillis(5))
          .until(() -> pour.accepted().size() >= enough);
      bridge.process().kill();
    }
    return pour.accepted();
  }
}
