package io.hostwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.e2e.harness.Bridge;
import io.hostwatch.e2e.harness.FakeClock;
import io.hostwatch.e2e.harness.Lives;
import io.hostwatch.e2e.harness.Running;
import io.hostwatch.e2e.harness.Scratch;
import io.hostwatch.e2e.harness.SentAlert;
import io.hostwatch.e2e.receivers.OnCall;
import io.hostwatch.e2e.receivers.SlackAnswer.Ok;
import io.hostwatch.e2e.receivers.SlackAnswer.RateLimited;
import io.hostwatch.e2e.receivers.SlackAnswer.Refuse;
import io.hostwatch.e2e.receivers.SlackAnswer.Slow;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * The bridge's clock is set by an hour, on and back: nobody waits for it to catch up, and nothing
 * is lost, out of order, or told twice but for the attempts of which the bridge records that it
 * does not know how they ended.
 *
 * <p>The number of steps is the system property {@code hostwatch.e2e.clock.steps}.
 */
@EnabledOnOs(OS.LINUX)
class ClockStepIT {

  private static final int STEPS = Integer.getInteger("hostwatch.e2e.clock.steps", 4);
  private static final Duration HOUR = Duration.ofHours(1);

  private final Running running = new Running();
  private OnCall onCall;
  private Scratch scratch;
  private FakeClock clock;

  @BeforeEach
  void open(TestInfo test) {
    onCall = running.add(OnCall.open());
    scratch = Scratch.of(test);
    clock = FakeClock.in(scratch.root());
    clock.set(HOUR);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void clockSetBackWhileSlackIsDown_whatWasQueuedIsToldWithoutTheHour() {
    Bridge bridge = startAnHourAhead(onCall.slackOnly());
    Set<String> sent = failAtSlack(bridge);

    clock.set(Duration.ZERO);
    onCall.slack().answersAlways(new Ok());

    assertToldOnce(bridge, sent);
  }

  @Test
  void clockSetBackWhileTheBridgeIsDown_whatWasQueuedIsToldWithoutTheHour() {
    Bridge bridge = startAnHourAhead(onCall.slackOnly());
    Set<String> sent = failAtSlack(bridge);

    bridge.process().kill();
    clock.set(Duration.ZERO);
    onCall.slack().answersAlways(new Ok());
    bridge.restart();

    assertToldOnce(bridge, sent);
  }

  @Test
  void clockSetAtRandomMomentsWhileAlertsLive_nothingLostNothingDoubledNothingOutOfOrder() {
    Bridge bridge = startAnHourAhead(onCall.config());
    onCall.slack().answersAlways(new Slow(Duration.ofMillis(20)));
    Duration ahead = HOUR;
    Lives lives = Lives.start(List.of(bridge), "Stepped", 4);
    try (lives) {
      for (int step = 1; step <= STEPS; step++) {
        onCall
            .slack()
            .answersNext(new Refuse(500, "rollup_error"), new RateLimited(2), new Refuse(503, ""));
        Patience.letLive(lives);
        ahead = next(ahead);
        clock.set(ahead);
        Patience.letLive(lives);
      }
    }

    LivesLedger ledger = LivesLedger.awaitSettled(bridge, onCall, "Stepped", lives.steps(), STEPS);

    System.out.println(STEPS + " steps of an hour, at last " + ahead + " ahead\n" + ledger);
    assertThat(lives.refused()).as("bodies sent again").isZero();
    ledger.assertRemembered();
    ledger.assertTold();
    ledger.assertInOrder();
  }

  /** An hour further on or back, at most an hour off. */
  private static Duration next(Duration ahead) {
    if (!ahead.isZero()) {
      return Duration.ZERO;
    }
    return ThreadLocalRandom.current().nextBoolean() ? HOUR : HOUR.negated();
  }

  private Bridge startAnHourAhead(String config) {
    return running.add(Bridge.start(scratch.dir("bridge"), clock, config));
  }

  /** Some alerts are sent, and Slack takes none. */
  private Set<String> failAtSlack(Bridge bridge) {
    onCall.slack().answersAlways(new Refuse(500, "rollup_error"));
    List<SentAlert> alerts =
        List.of(SentAlert.firing("Queued", "host-1"), SentAlert.firing("Queued", "host-2"));
    assertThat(bridge.post(SentAlert.webhookBody(alerts)).statusCode()).isEqualTo(200);
    Patience.await("Slack is tried").until(() -> onCall.slack().messages().size() > 2);
    return Set.of("host-1", "host-2");
  }

  private void assertToldOnce(Bridge bridge, Set<String> sent) {
    Ledger ledger = Ledger.awaitSettled(bridge, onCall, "Queued", sent);
    ledger.assertNothingLost();
    assertThat(ledger.doubled()).isZero();
  }
}
