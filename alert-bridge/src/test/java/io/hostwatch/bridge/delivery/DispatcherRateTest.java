package io.hostwatch.bridge.delivery;

import static io.hostwatch.bridge.delivery.DispatcherHarness.EMAIL;
import static io.hostwatch.bridge.delivery.DispatcherHarness.SLACK;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.delivery.ChannelPolicy.Rate;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Targets that are served at a rate of their own. */
class DispatcherRateTest {
  private final DispatcherHarness harness = new DispatcherHarness();
  private final ManualClock clock = harness.clock;
  private final Ledger ledger = harness.ledger;
  private final Dispatcher dispatcher =
      harness.serving(
          Map.of(
              SLACK,
              new Channel(
                  harness.slack, ChannelPolicy.DEFAULT.at(new Rate(Duration.ofSeconds(1), 3))),
              EMAIL,
              Channel.of(harness.email)),
          harness.outbox,
          Runnable::run);

  @Test
  void dispatch_flood_aBurstAndThenOneEachSecond() {
    for (int i = 0; i < 20; i++) {
      ledger.owe(SLACK, clock.instant());
    }

    rounds(5);
    assertThat(harness.slack.notices()).hasSize(3);
    clock.advance(Duration.ofSeconds(1));
    rounds(5);
    assertThat(harness.slack.notices()).hasSize(4);
    clock.advance(Duration.ofMinutes(1));
    rounds(5);

    assertThat(harness.slack.notices()).hasSize(7);
  }

  @Test
  void dispatch_otherTarget_isNotHeldBack() {
    for (int i = 0; i < 20; i++) {
      ledger.owe(SLACK, clock.instant());
      ledger.owe(EMAIL, clock.instant());
    }

    rounds(5);

    assertThat(harness.email.notices()).hasSize(20);
  }

  private void rounds(int count) {
    for (int i = 0; i < count; i++) {
      dispatcher.runOnce();
    }
  }
}
