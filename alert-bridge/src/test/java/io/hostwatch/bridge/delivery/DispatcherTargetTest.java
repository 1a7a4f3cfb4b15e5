package io.hostwatch.bridge.delivery;

import static io.hostwatch.bridge.delivery.DeliveryState.RETRY;
import static io.hostwatch.bridge.delivery.DispatcherHarness.EMAIL;
import static io.hostwatch.bridge.delivery.DispatcherHarness.SETTINGS;
import static io.hostwatch.bridge.delivery.DispatcherHarness.SLACK;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.notify.FailureReason;
import org.junit.jupiter.api.Test;

/** Targets that left the configuration while deliveries are owed to them. */
class DispatcherTargetTest {
  private final DispatcherHarness harness = new DispatcherHarness();
  private final ManualClock clock = harness.clock;
  private final InMemoryOutbox outbox = harness.outbox;
  private final Ledger ledger = harness.ledger;
  private final Dispatcher dispatcher = harness.dispatcher();

  @Test
  void dispatch_targetLeftTheConfiguration_keepsTheDeliveryForItsReturn() {
    Id id = ledger.owe(new Target("former", "slack"), clock.instant());

    dispatcher.runOnce();

    assertThat(outbox.get(id).state()).isEqualTo(RETRY);
    assertThat(outbox.get(id).detail()).isEqualTo("former/slack is not in the configuration");
  }

  @Test
  void dispatch_onlyDeadOfATargetThatLeft_leavesItAlone() {
    Target former = new Target("former", "slack");
    ledger.owe(former, clock.instant());
    Claim claim = outbox.claim("before", former, clock.instant(), SETTINGS.lease(), 1).getFirst();
    outbox.settle(claim, new Settlement.Refused(FailureReason.AUTH, "revoked"), clock.instant());
    FailingOutbox watched = new FailingOutbox(outbox);

    harness.dispatcher(watched, Runnable::run).runOnce();

    assertThat(watched.askedAbout()).containsExactlyInAnyOrder(SLACK, EMAIL);
  }
}
