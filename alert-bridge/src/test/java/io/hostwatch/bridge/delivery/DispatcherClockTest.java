package io.hostwatch.bridge.delivery;

import static io.hostwatch.bridge.delivery.DeliveryState.CANCELLED;
import static io.hostwatch.bridge.delivery.DeliveryState.DELIVERED;
import static io.hostwatch.bridge.delivery.DeliveryState.PENDING;
import static io.hostwatch.bridge.delivery.DispatcherHarness.GIVE_UP_AGE;
import static io.hostwatch.bridge.delivery.DispatcherHarness.SETTINGS;
import static io.hostwatch.bridge.delivery.DispatcherHarness.SLACK;
import static io.hostwatch.bridge.delivery.DispatcherHarness.deferred;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.notify.FailureReason;
import io.hostwatch.bridge.notify.Notifier;
import io.hostwatch.bridge.notify.Outcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A clock that is set while the dispatcher runs. */
class DispatcherClockTest {
  private final DispatcherHarness harness = new DispatcherHarness();
  private final ManualClock clock = harness.clock;
  private final InMemoryOutbox outbox = harness.outbox;
  private final Ledger ledger = harness.ledger;
  private final FakeNotifier slack = harness.slack;
  private final Dispatcher dispatcher = harness.dispatcher();

  @Test
  void dispatch_clockSetBack_goesOnSweeping() {
    dispatcher.runOnce();
    clock.correct(Duration.ofHours(-1));
    Id id = ledger.owe(SLACK, clock.instant());

    clock.advance(SETTINGS.poll());
    dispatcher.runOnce();

    assertThat(outbox.get(id).state()).isEqualTo(DELIVERED);
  }

  @Test
  void dispatch_clockSetBackWhileOwed_isDeliveredWithinAMinute() {
    dispatcher.runOnce();
    Id id = ledger.owe(SLACK, clock.instant());
    clock.correct(Duration.ofHours(-1));

    clock.advance(Duration.ofMinutes(1));
    dispatcher.runOnce();
    dispatcher.runOnce();

    assertThat(outbox.get(id).state()).isEqualTo(DELIVERED);
  }

  @Test
  void start_anotherProcessWasAhead_isDeliveredAtOnce() {
    Id id = ledger.owe(SLACK, clock.instant().plus(Duration.ofHours(1)));

    dispatcher.runOnce();
    dispatcher.runOnce();

    assertThat(outbox.get(id).state()).isEqualTo(DELIVERED);
  }

  @Test
  void dispatch_clockSetForwardWhileSending_doesNotSendAgain() {
    Queue<Runnable> begun = new ArrayDeque<>();
    Dispatcher slow = harness.dispatcher(outbox, begun::add);
    Id id = ledger.owe(SLACK, clock.instant());
    slow.runOnce();
    clock.correct(Duration.ofHours(1));

    clock.advance(SETTINGS.poll());
    slow.runOnce();
    clock.advance(SETTINGS.poll());
    slow.runOnce();
    begun.forEach(Runnable::run);

    assertThat(outbox.get(id).state()).isEqualTo(DELIVERED);
    assertThat(outbox.attempts(id)).extracting(Attempt::result).containsExactly("delivered");
  }

  @Test
  void dispatch_clockSetForwardByADayWhileSending_givesUpNothingUnderWay() {
    Queue<Runnable> begun = new ArrayDeque<>();
    Dispatcher slow = harness.dispatcher(outbox, begun::add);
    ledger.owe(SLACK, clock.instant());
    Id id = ledger.owe(SLACK, clock.instant());
    slow.runOnce();
    slack.answers(new Outcome.Refused(FailureReason.AUTH, "revoked"));
    begun.remove().run();
    Runnable sending = begun.remove();
    begun.clear();
    clock.advance(Duration.ofSeconds(10));
    slow.runOnce();
    clock.correct(GIVE_UP_AGE.multipliedBy(2));

    begun.remove().run(); // the probe, in vain
    slack.answers(new Outcome.Accepted(""));
    sending.run();

    assertThat(outbox.get(id).state()).isEqualTo(DELIVERED);
    assertThat(outbox.attempts(id)).extracting(Attempt::result).containsExactly("delivered");
  }

  @Test
  void dispatch_clockSetWhileTheStoreFails_settlesWithoutSendingAgain() {
    Id id = ledger.owe(SLACK, clock.instant());
    Dispatcher survivor = harness.dispatcherThatCouldNotSettle();
    clock.correct(Duration.ofHours(1));

    clock.advance(SETTINGS.poll());
    survivor.runOnce();

    assertThat(outbox.get(id).state()).isEqualTo(DELIVERED);
    assertThat(slack.notices()).hasSize(1);
  }

  @Test
  void dispatch_clockSetWhileSending_takesAsLongAsPassed() {
    Id id = ledger.owe(SLACK, clock.instant());
    Notifier slow =
        notice -> {
          clock.correct(Duration.ofHours(-1));
          clock.advance(Duration.ofSeconds(2));
          return new Outcome.Accepted("");
        };

    harness.dispatcher(outbox, Map.of(SLACK, slow), Runnable::run).runOnce();

    assertThat(outbox.attempts(id))
        .extracting(Attempt::took)
        .containsExactly(Duration.ofSeconds(2));
  }

  @Test
  void dispatch_clockSetBackBetweenSendingAndSettling_waitsAsLongAsDrawn() {
    Id id = ledger.owe(SLACK, clock.instant());
    slack.answers(deferred(FailureReason.SERVER_ERROR, Optional.of(Duration.ofSeconds(30))));
    Dispatcher survivor = harness.dispatcherThatCouldNotSettle();
    slack.answers(new Outcome.Accepted(""));
    clock.correct(Duration.ofHours(-1));
    clock.advance(SETTINGS.poll());
    survivor.runOnce();

    clock.advance(Duration.ofMinutes(2));
    survivor.runOnce();
    clock.advance(Duration.ofSeconds(30));
    survivor.runOnce();

    assertThat(outbox.get(id).state()).isEqualTo(DELIVERED);
  }

  @Test
  void dispatch_clockSetBack_goesOnCancelling() {
    Id id = ledger.owe(new Target("former", "slack"), clock.instant().minus(Duration.ofDays(2)));
    dispatcher.runOnce();
    clock.correct(Duration.ofHours(-1));

    clock.advance(GIVE_UP_AGE);
    dispatcher.runOnce();

    assertThat(outbox.get(id).state()).isEqualTo(CANCELLED);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 1})
  void dispatch_clockSetWhileHeldBack_waitsAsLongAsAsked(long hours) {
    ledger.owe(SLACK, clock.instant());
    slack.answers(deferred(FailureReason.RATE_LIMITED, Optional.of(Duration.ofSeconds(30))));
    dispatcher.runOnce();
    slack.answers(new Outcome.Accepted(""));
    clock.correct(Duration.ofHours(hours));
    Id later = ledger.owe(SLACK, clock.instant());

    clock.advance(Duration.ofSeconds(29));
    dispatcher.runOnce();
    assertThat(outbox.get(later).state()).isEqualTo(PENDING);

    clock.advance(Duration.ofSeconds(1));
    dispatcher.runOnce();
    assertThat(outbox.get(later).state()).isEqualTo(DELIVERED);
  }
}
