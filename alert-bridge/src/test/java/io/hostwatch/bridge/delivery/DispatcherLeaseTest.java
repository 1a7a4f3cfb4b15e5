package io.hostwatch.bridge.delivery;

import static io.hostwatch.bridge.delivery.DeliveryState.DEAD;
import static io.hostwatch.bridge.delivery.DeliveryState.DELIVERED;
import static io.hostwatch.bridge.delivery.DeliveryState.IN_FLIGHT;
import static io.hostwatch.bridge.delivery.DispatcherHarness.GIVE_UP_AGE;
import static io.hostwatch.bridge.delivery.DispatcherHarness.SETTINGS;
import static io.hostwatch.bridge.delivery.DispatcherHarness.SLACK;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.notify.Notice;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Attempts whose end the outbox never heard of, and leases that are over. */
class DispatcherLeaseTest {
  private final DispatcherHarness harness = new DispatcherHarness();
  private final ManualClock clock = harness.clock;
  private final InMemoryOutbox outbox = harness.outbox;
  private final Ledger ledger = harness.ledger;
  private final FakeNotifier slack = harness.slack;
  private final HeardListener heard = harness.heard;
  private final Dispatcher dispatcher = harness.dispatcher();
  private final Queue<Runnable> begun = new ArrayDeque<>();
  private final Dispatcher frozen = harness.dispatcher(outbox, begun::add);

  @Test
  void dispatch_attemptBeyondGiveUpAgeNeverEnded_isDeadUnsent() {
    Id id = ledger.owe(SLACK, clock.instant());
    clock.advance(GIVE_UP_AGE);
    outbox.claim("dead process", SLACK, clock.instant(), SETTINGS.lease(), 1);

    clock.advance(SETTINGS.lease());
    dispatcher.runOnce();

    assertThat(outbox.get(id).state()).isEqualTo(DEAD);
    assertThat(outbox.get(id).detail()).endsWith("the attempt before never ended; not sent again");
    assertThat(slack.notices()).isEmpty();
  }

  @Test
  void dispatch_attemptBeforeGiveUpAgeNeverEnded_isRepeatedHoweverLate() {
    Id id = ledger.owe(SLACK, clock.instant());
    outbox.claim("dead process", SLACK, clock.instant(), SETTINGS.lease(), 1);

    clock.advance(GIVE_UP_AGE.multipliedBy(2));
    dispatcher.runOnce();

    assertThat(outbox.get(id).state()).isEqualTo(DELIVERED);
  }

  @Test
  void dispatch_otherDispatcherDied_repeatsWhenItsLeaseIsOver() {
    Id id = ledger.owe(SLACK, clock.instant());
    outbox.claim("dead process", SLACK, clock.instant(), SETTINGS.lease(), 1);
    dispatcher.runOnce();
    assertThat(slack.notices()).isEmpty();

    clock.advance(SETTINGS.lease());
    dispatcher.runOnce();

    assertThat(outbox.get(id).state()).isEqualTo(DELIVERED);
    assertThat(outbox.attempts(id))
        .extracting(Attempt::result)
        .containsExactly("ambiguous", "delivered");
  }

  @Test
  void dispatch_leaseLostWhileSending_changesNothing() {
    Id id = ledger.owe(SLACK, clock.instant());
    slack.during(this::loseTheLease);

    dispatcher.runOnce();

    assertThat(outbox.get(id).state()).isEqualTo(IN_FLIGHT);
    assertThat(heard.lost()).containsExactly("oncall/slack");
  }

  @Test
  void dispatch_leaseLostBeforeSending_sendsNothing() {
    Id id = beginOne();
    loseTheLease();

    begun.forEach(Runnable::run);

    assertThat(slack.notices()).isEmpty();
    assertThat(outbox.get(id).state()).isEqualTo(IN_FLIGHT);
    assertThat(outbox.attempts(id)).extracting(Attempt::result).containsExactly("ambiguous");
  }

  @Test
  void dispatch_stoodStillBeforeSendingAndNobodyTookIt_beginsAnew() {
    Id id = beginOne();
    clock.advance(SETTINGS.lease().dividedBy(2).plusSeconds(1));
    begun.forEach(Runnable::run);
    begun.clear();
    assertThat(slack.notices()).isEmpty();

    frozen.runOnce();
    begun.forEach(Runnable::run);

    assertThat(slack.notices()).extracting(Notice::id).containsExactly(id);
    assertThat(outbox.attempts(id))
        .extracting(Attempt::result)
        .containsExactly("returned", "delivered");
  }

  @Test
  void dispatch_frozenBeyondTheLeaseWhileSending_doesNotSendAgain() {
    Id id = ledger.owe(SLACK, clock.instant());
    List<Id> later = new ArrayList<>();
    slack.during(
        () -> {
          clock.advance(SETTINGS.lease().multipliedBy(2));
          later.add(ledger.owe(SLACK, clock.instant()));
          dispatcher.runOnce();
        });

    dispatcher.runOnce();

    assertThat(slack.notices()).extracting(Notice::id).containsExactly(id, later.getFirst());
    assertThat(outbox.attempts(id)).extracting(Attempt::result).containsExactly("delivered");
    assertThat(heard.lost()).isEmpty();
  }

  @Test
  void dispatch_storeTakesNoOutcomeBeyondTheLease_doesNotSendAgain() {
    FailingOutbox failing = new FailingOutbox(outbox);
    Dispatcher survivor = harness.dispatcher(failing, Runnable::run);
    Id id = ledger.owe(SLACK, clock.instant());
    failing.failToSettle(true);

    goOn(survivor, 200);
    failing.failToSettle(false);
    survivor.runOnce();

    assertThat(slack.notices()).hasSize(1);
    assertThat(outbox.attempts(id)).extracting(Attempt::result).containsExactly("delivered");
  }

  @Test
  void dispatch_storeFailsAfterSending_settlesLaterWithoutSendingAgain() {
    Id id = ledger.owe(SLACK, clock.instant());
    Dispatcher survivor = harness.dispatcherThatCouldNotSettle();
    assertThat(outbox.get(id).state()).isEqualTo(IN_FLIGHT);

    clock.advance(SETTINGS.poll());
    survivor.runOnce();

    assertThat(outbox.get(id).state()).isEqualTo(DELIVERED);
    assertThat(slack.notices()).hasSize(1);
  }

  @Test
  void dispatch_storeFailsBeyondTheLease_settlesWithoutSendingAgain() {
    Id id = ledger.owe(SLACK, clock.instant());
    Dispatcher survivor = harness.dispatcherThatCouldNotSettle();

    clock.advance(SETTINGS.lease().plusSeconds(1));
    survivor.runOnce();

    assertThat(outbox.get(id).state()).isEqualTo(DELIVERED);
    assertThat(slack.notices()).hasSize(1);
    assertThat(heard.lost()).isEmpty();
  }

  @Test
  void dispatch_storeFailsBeyondTheLease_anotherRepeatsTheAttempt() {
    FailingOutbox failing = new FailingOutbox(outbox);
    Dispatcher survivor = harness.dispatcher(failing, Runnable::run);
    Id id = ledger.owe(SLACK, clock.instant());
    failing.failToSettle(true);
    survivor.runOnce();
    failing.failToSettle(false);

    clock.advance(SETTINGS.lease().plusSeconds(1));
    harness.ofAnotherBridge().runOnce();
    survivor.runOnce();

    assertThat(outbox.get(id).state()).isEqualTo(DELIVERED);
    assertThat(slack.notices()).hasSize(2);
    assertThat(heard.lost()).containsExactly("oncall/slack");
  }

  @Test
  void dispatch_storeTakesNoOutcome_keepsNoMoreThanItMay() {
    FailingOutbox failing = new FailingOutbox(outbox);
    Dispatcher survivor = harness.dispatcher(failing, Runnable::run);
    int owed = Lane.MOST_UNSETTLED + 10;
    for (int i = 0; i < owed; i++) {
      ledger.owe(SLACK, clock.instant());
    }
    failing.failToSettle(true);

    goOn(survivor, owed);
    assertThat(slack.notices()).hasSize(Lane.MOST_UNSETTLED);
    failing.failToSettle(false);
    goOn(survivor, 10);

    assertThat(outbox.all()).extracting(Delivery::state).containsOnly(DELIVERED);
    assertThat(slack.notices()).hasSize(owed);
  }

  @Test
  void dispatch_storeTakesNoOutcomeOfSome_theOthersGoOn() {
    FailingOutbox failing = new FailingOutbox(outbox);
    Dispatcher survivor = harness.dispatcher(failing, Runnable::run);
    List<Id> locked = new ArrayList<>();
    for (int i = 0; i <= SETTINGS.perTarget(); i++) {
      locked.add(ledger.owe(SLACK, clock.instant()));
    }
    failing.failToSettle(Set.copyOf(locked));

    goOn(survivor, 10);
    Id id = ledger.owe(SLACK, clock.instant());
    goOn(survivor, 1);

    assertThat(outbox.get(id).state()).isEqualTo(DELIVERED);
    assertThat(slack.notices()).extracting(Notice::id).containsAll(locked).hasSize(6);
  }

  @Test
  void dispatch_sendingNeverReturns_isRepeatedInTheEnd() {
    Id id = beginOne();
    begun.clear();

    goOn(frozen, 600 / (int) SETTINGS.poll().toSeconds());
    assertThat(outbox.attempts(id)).isEmpty();
    goOn(frozen, 2);
    begun.forEach(Runnable::run);

    assertThat(outbox.get(id).state()).isEqualTo(DELIVERED);
    assertThat(outbox.attempts(id))
        .extracting(Attempt::result)
        .containsExactly("ambiguous", "delivered");
  }

  /** What {@link #frozen} has claimed and stands in {@link #begun}. */
  private Id beginOne() {
    Id id = ledger.owe(SLACK, clock.instant());
    frozen.runOnce();
    return id;
  }

  private void loseTheLease() {
    clock.advance(SETTINGS.lease());
    outbox.claim("other", SLACK, clock.instant(), SETTINGS.lease(), 1);
  }

  private void goOn(Dispatcher of, int rounds) {
    for (int i = 0; i < rounds; i++) {
      of.runOnce();
      clock.advance(SETTINGS.poll());
    }
  }
}
