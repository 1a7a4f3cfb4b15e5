package io.hostwatch.bridge.delivery;

import static io.hostwatch.bridge.delivery.DeliveryState.DEAD;
import static io.hostwatch.bridge.delivery.DeliveryState.DELIVERED;
import static io.hostwatch.bridge.delivery.DeliveryState.PENDING;
import static io.hostwatch.bridge.delivery.DeliveryState.RETRY;
import static io.hostwatch.bridge.delivery.DispatcherHarness.EMAIL;
import static io.hostwatch.bridge.delivery.DispatcherHarness.GIVE_UP_AGE;
import static io.hostwatch.bridge.delivery.DispatcherHarness.SLACK;
import static io.hostwatch.bridge.delivery.DispatcherHarness.deferred;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.notify.FailureReason;
import io.hostwatch.bridge.notify.Notice;
import io.hostwatch.bridge.notify.Outcome;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a deferred delivery is tried again, and what waits for it. */
class DispatcherRetryTest {
  private final DispatcherHarness harness = new DispatcherHarness();
  private final ManualClock clock = harness.clock;
  private final InMemoryOutbox outbox = harness.outbox;
  private final Ledger ledger = harness.ledger;
  private final FakeNotifier slack = harness.slack;
  private final HeardListener heard = harness.heard;
  private final Dispatcher dispatcher = harness.dispatcher();

  @Test
  void dispatch_receiverDefers_triesAgainWhenItIsTime() {
    Id id = ledger.owe(SLACK, clock.instant());
    slack.answers(deferred(FailureReason.SERVER_ERROR, Optional.empty()));
    dispatcher.runOnce();
    assertThat(outbox.get(id).state()).isEqualTo(RETRY);
    slack.answers(new Outcome.Accepted(""));

    clock.advance(Duration.ofSeconds(1));
    dispatcher.runOnce();

    assertThat(outbox.get(id).state()).isEqualTo(DELIVERED);
    assertThat(slack.notices()).extracting(Notice::attempt).containsExactly(1, 2);
    assertThat(slack.notices()).extracting(Notice::id).containsOnly(id);
  }

  @Test
  void dispatch_deferredForADay_isDead() {
    Id id = ledger.owe(SLACK, clock.instant());
    slack.answers(deferred(FailureReason.UNREACHABLE, Optional.empty()));
    dispatcher.runOnce();

    clock.advance(GIVE_UP_AGE);
    dispatcher.runOnce();

    assertThat(outbox.get(id).state()).isEqualTo(DEAD);
    assertThat(outbox.get(id).detail()).startsWith("given up after 2 attempts in 86400 s");
    assertThat(outbox.attempts(id))
        .extracting(Attempt::result)
        .containsExactly("deferred", "deferred");
    assertThat(heard.dead()).containsExactly("oncall/slack EXPIRED 1");
  }

  @Test
  void dispatch_receiverAsksToWait_holdsBackTheWholeTargetOnly() {
    ledger.owe(SLACK, clock.instant());
    slack.answers(deferred(FailureReason.RATE_LIMITED, Optional.of(Duration.ofSeconds(30))));
    dispatcher.runOnce();
    Id later = ledger.owe(SLACK, clock.instant());
    Id mail = ledger.owe(EMAIL, clock.instant());

    clock.advance(Duration.ofSeconds(29));
    dispatcher.runOnce();

    assertThat(outbox.get(later).state()).isEqualTo(PENDING);
    assertThat(outbox.get(mail).state()).isEqualTo(DELIVERED);
    assertThat(slack.notices()).hasSize(1);
    clock.advance(Duration.ofSeconds(1));
    dispatcher.runOnce();
    assertThat(slack.notices()).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void dispatch_episodeGoesOn_keepsTheOrder() {
    Id episode = new Id(77);
    Id fired = ledger.oweNext(SLACK, episode, 1, clock.instant());
    Id resolved = ledger.oweNext(SLACK, episode, 2, clock.instant());
    slack.answers(deferred(FailureReason.SERVER_ERROR, Optional.empty()));
    dispatcher.runOnce();
    assertThat(slack.notices()).extracting(Notice::id).containsExactly(fired);
    slack.answers(new Outcome.Accepted(""));

    clock.advance(Duration.ofSeconds(1));
    dispatcher.runOnce();
    clock.advance(Duration.ofSeconds(1));
    dispatcher.runOnce();

    assertThat(slack.notices()).extracting(Notice::id).containsExactly(fired, fired, resolved);
  }
}
