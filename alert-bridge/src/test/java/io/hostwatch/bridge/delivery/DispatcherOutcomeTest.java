package io.hostwatch.bridge.delivery;

import static io.hostwatch.bridge.delivery.DeliveryState.DEAD;
import static io.hostwatch.bridge.delivery.DeliveryState.DELIVERED;
import static io.hostwatch.bridge.delivery.DeliveryState.RETRY;
import static io.hostwatch.bridge.delivery.DispatcherHarness.SLACK;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.AlertStatus;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.notify.FailureReason;
import io.hostwatch.bridge.notify.Handover;
import io.hostwatch.bridge.notify.Notice;
import io.hostwatch.bridge.notify.Notifier;
import io.hostwatch.bridge.notify.Outcome;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the dispatcher makes of each answer of a channel. */
class DispatcherOutcomeTest {
  private final DispatcherHarness harness = new DispatcherHarness();
  private final ManualClock clock = harness.clock;
  private final InMemoryOutbox outbox = harness.outbox;
  private final Ledger ledger = harness.ledger;
  private final FakeNotifier slack = harness.slack;
  private final HeardListener heard = harness.heard;
  private final Dispatcher dispatcher = harness.dispatcher();

  @Test
  void dispatch_receiverAccepts_settlesWithItsReceipt() {
    Id id = ledger.owe(SLACK, clock.instant());
    slack.answers(new Outcome.Accepted("ok"));

    dispatcher.runOnce();

    assertThat(outbox.get(id).state()).isEqualTo(DELIVERED);
    assertThat(outbox.attempts(id)).extracting(Attempt::detail).containsExactly("ok");
    assertThat(heard.attempts()).containsExactly("oncall/slack Accepted");
  }

  @Test
  void dispatch_notice_tellsEventAttemptAndHistory() {
    Id id = ledger.owe(SLACK, clock.instant());

    dispatcher.runOnce();

    Notice notice = slack.notices().getFirst();
    assertThat(notice.id()).isEqualTo(id);
    assertThat(notice.attempt()).isEqualTo(1);
    assertThat(notice.status()).isEqualTo(AlertStatus.FIRING);
    assertThat(notice.historyUrl())
        .isEqualTo(URI.create("http://localhost/alerts/" + notice.episode().id()));
  }

  @Test
  void dispatch_receiverRefuses_settlesWithoutRetry() {
    Id id = ledger.owe(SLACK, clock.instant());
    slack.answers(new Outcome.Refused(FailureReason.BAD_MESSAGE, "invalid_payload"));

    dispatcher.runOnce();
    clock.advance(Duration.ofDays(2));
    dispatcher.runOnce();

    assertThat(outbox.get(id).state()).isEqualTo(DEAD);
    assertThat(slack.notices()).hasSize(1);
    assertThat(heard.dead()).containsExactly("oncall/slack PERMANENT 1");
  }

  @Test
  void dispatch_bugInChannel_defersAndSaysNoMessage() {
    Id id = ledger.owe(SLACK, clock.instant());
    Notifier broken =
        notice -> {
          throw new IllegalStateException("https://hooks.example.org/secret");
        };
    Dispatcher withBug = harness.dispatcher(outbox, Map.of(SLACK, broken), Runnable::run);

    withBug.runOnce();

    assertThat(outbox.get(id).state()).isEqualTo(RETRY);
    assertThat(outbox.get(id).detail()).isEqualTo("bug in the channel: IllegalStateException");
    assertThat(outbox.attempts(id)).extracting(Attempt::result).containsExactly("ambiguous");
  }

  @Test
  void dispatch_nobodyAnswers_keepsTheAttemptAmbiguousAndSendsAgain() {
    Id id = ledger.owe(SLACK, clock.instant());
    slack.answers(unanswered());
    dispatcher.runOnce();
    slack.answers(new Outcome.Accepted("ok"));

    clock.advance(Duration.ofMinutes(1));
    dispatcher.runOnce();

    assertThat(outbox.attempts(id))
        .extracting(Attempt::result)
        .containsExactly("ambiguous", "delivered");
  }

  @Test
  void dispatch_nobodyAnswersAtTheGiveUpAge_isDeadAndTheAttemptAmbiguous() {
    Id id = ledger.owe(SLACK, clock.instant());
    slack.answers(unanswered());

    clock.advance(DispatcherHarness.GIVE_UP_AGE);
    dispatcher.runOnce();

    assertThat(outbox.get(id).state()).isEqualTo(DEAD);
    assertThat(outbox.attempts(id)).extracting(Attempt::result).containsExactly("ambiguous");
  }

  @Test
  void dispatch_targetAnswersNothing_isParkedAndItsAttemptsAmbiguous() {
    Id one = ledger.owe(SLACK, clock.instant());
    Id two = ledger.owe(SLACK, clock.instant());
    slack.answers(unanswered());

    for (int i = 0; i < Breaker.FAILURES; i++) {
      dispatcher.runOnce();
      clock.advance(Duration.ofMinutes(1));
    }

    assertThat(outbox.parked()).containsOnlyKeys(SLACK);
    assertThat(outbox.attempts(one)).extracting(Attempt::result).containsOnly("ambiguous");
    assertThat(outbox.attempts(two)).extracting(Attempt::result).containsOnly("ambiguous");
  }

  private static Outcome unanswered() {
    return new Outcome.Deferred(
        FailureReason.TIMEOUT, "no answer", Optional.empty(), Handover.UNKNOWN);
  }

  @Test
  void dispatch_errorInChannel_defersAndGoesOn() {
    Id id = ledger.owe(SLACK, clock.instant());
    Notifier broken =
        notice -> {
          throw new StackOverflowError("https://hooks.example.org/secret");
        };
    Dispatcher withBug = harness.dispatcher(outbox, Map.of(SLACK, broken), Runnable::run);

    withBug.runOnce();

    assertThat(outbox.get(id).state()).isEqualTo(RETRY);
    assertThat(outbox.get(id).detail()).isEqualTo("bug in the channel: StackOverflowError");
  }
}
