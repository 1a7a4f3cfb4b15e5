package io.hostwatch.bridge.delivery;

import static io.hostwatch.bridge.delivery.DispatcherHarness.SLACK;
import static io.hostwatch.bridge.delivery.DispatcherHarness.deferred;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.logging.HeardLog;
import io.hostwatch.bridge.notify.FailureReason;
import io.hostwatch.bridge.notify.Outcome;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the log tells of a target's turns. */
class LaneLogTest {
  private static final ChannelPolicy TWICE =
      new ChannelPolicy(DispatcherHarness.GIVE_UP_AGE, Optional.of(2), Optional.empty());

  @AutoClose private final HeardLog heard = HeardLog.of(Lane.class);
  private final DispatcherHarness harness = new DispatcherHarness();
  private final Dispatcher dispatcher =
      harness.serving(
          Map.of(SLACK, new Channel(harness.slack, TWICE)), harness.outbox, Runnable::run);

  @Test
  void dispatch_deliveriesDieOfADownTarget_tellsItsTurnsOnly() {
    harness.slack.answers(deferred(FailureReason.UNREACHABLE, Optional.empty()));
    owe();
    runTwice();
    assertThat(harness.heard.dead()).containsExactly("oncall/slack EXHAUSTED 1");
    harness.slack.answers(new Outcome.Accepted(""));
    owe();
    runTwice();

    assertThat(heard.lines())
        .containsExactly(
            "oncall/slack takes nothing now: UNREACHABLE busy", "oncall/slack takes notices again");
  }

  private void owe() {
    harness.ledger.owe(SLACK, harness.clock.instant());
  }

  private void runTwice() {
    for (int i = 0; i < 2; i++) {
      dispatcher.runOnce();
      harness.clock.advance(Duration.ofMinutes(5));
    }
  }
}
