package io.hostwatch.bridge.delivery;

import static io.hostwatch.bridge.delivery.DeliveryState.CANCELLED;
import static io.hostwatch.bridge.delivery.DeliveryState.DELIVERED;
import static io.hostwatch.bridge.delivery.DeliveryState.PENDING;
import static io.hostwatch.bridge.delivery.DispatcherHarness.EMAIL;
import static io.hostwatch.bridge.delivery.DispatcherHarness.GIVE_UP_AGE;
import static io.hostwatch.bridge.delivery.DispatcherHarness.SETTINGS;
import static io.hostwatch.bridge.delivery.DispatcherHarness.SLACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.delivery.Outbox.Surrender;
import io.hostwatch.bridge.notify.FailureReason;
import io.hostwatch.bridge.notify.Notifier;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Targets that left the configuration while deliveries are owed to them. */
class DispatcherTargetTest {
  private final DispatcherHarness harness = new DispatcherHarness();
  private final ManualClock clock = harness.clock;
  private final InMemoryOutbox outbox = harness.outbox;
  private final Ledger ledger = harness.ledger;
  private final HeardListener heard = harness.heard;
  private final Dispatcher dispatcher = harness.dispatcher();

  @Test
  void dispatch_targetLeftTheConfiguration_keepsTheDeliveryForItsReturn() {
    Target former = new Target("former", "slack");
    Id id = ledger.owe(former, clock.instant());
    dispatcher.runOnce();
    clock.advance(GIVE_UP_AGE.minusSeconds(1));
    dispatcher.runOnce();
    assertThat(outbox.get(id).state()).isEqualTo(PENDING);
    assertThat(outbox.attempts(id)).isEmpty();

    harness.dispatcher(outbox, Map.of(former, harness.slack), Runnable::run).runOnce();

    assertThat(outbox.get(id).state()).isEqualTo(DELIVERED);
  }

  @Test
  void dispatch_targetDoesNotComeBack_cancelsWhatIsTooOld() {
    Id id = ledger.owe(new Target("former", "slack"), clock.instant());
    dispatcher.runOnce();

    clock.advance(GIVE_UP_AGE.plusSeconds(1));
    Id later = ledger.owe(new Target("former", "slack"), clock.instant());
    dispatcher.runOnce();

    assertThat(outbox.get(id).state()).isEqualTo(CANCELLED);
    assertThat(outbox.get(id).detail()).isEqualTo(Surrender.CANCELLED.detail());
    assertThat(outbox.get(later).state()).isEqualTo(PENDING);
    assertThat(heard.dead()).isEmpty();
  }

  @Test
  void dispatch_bridgeWasDownForADay_givesAMissingTargetADay() {
    Id id = ledger.owe(new Target("former", "slack"), clock.instant());
    clock.advance(GIVE_UP_AGE.plusHours(1));

    assertThatItIsCancelledADayFromNow(id);
  }

  @Test
  void dispatch_allWereDownForAWeekend_givesATargetThatWasServedBeforeADay() {
    Target former = new Target("former", "slack");
    harness.dispatcher(outbox, Map.of(former, harness.slack), Runnable::run).runOnce();
    Id id = ledger.owe(former, clock.instant());
    clock.advance(GIVE_UP_AGE.multipliedBy(2));

    assertThatItIsCancelledADayFromNow(id);
  }

  private void assertThatItIsCancelledADayFromNow(Id id) {
    dispatcher.runOnce();
    clock.advance(GIVE_UP_AGE.minusSeconds(1));
    dispatcher.runOnce();
    assertThat(outbox.get(id).state()).isEqualTo(PENDING);
    clock.advance(Duration.ofMinutes(1));
    dispatcher.runOnce();

    assertThat(outbox.get(id).state()).isEqualTo(CANCELLED);
  }

  @Test
  void dispatch_targetIsAnotherBridges_keepsItHoweverOld() {
    Target theirs = new Target("theirs", "slack");
    Id id = ledger.owe(theirs, clock.instant());

    for (int minutes = 0; minutes < 3 * 24 * 60; minutes += 10) {
      clock.advance(Duration.ofMinutes(10));
      dispatcher.runOnce();
      outbox.serve(Set.of(theirs), clock.instant());
    }

    assertThat(outbox.get(id).state()).isEqualTo(PENDING);
  }

  @Test
  void dispatch_startsAgainAndAgain_cancelsADayAfterItWasServed() {
    Target former = new Target("former", "slack");
    harness.dispatcher(outbox, Map.of(former, harness.slack), Runnable::run).runOnce();
    Id id = ledger.owe(former, clock.instant());

    for (int hours = 1; hours < 24; hours++) {
      startForHalfAnHour();
      clock.advance(Duration.ofMinutes(30));
      assertThat(outbox.get(id).state()).isEqualTo(PENDING);
    }
    clock.advance(Duration.ofHours(1));
    startForHalfAnHour();

    assertThat(outbox.get(id).state()).isEqualTo(CANCELLED);
  }

  private void startForHalfAnHour() {
    Dispatcher next = harness.dispatcher();
    next.runOnce();
    clock.advance(Duration.ofMinutes(30));
    next.runOnce();
  }

  @Test
  void dispatch_clockSetForward_seesThatTheOtherStillServes() {
    Target theirs = new Target("theirs", "slack");
    Id id = ledger.owe(theirs, clock.instant());
    outbox.serve(Set.of(theirs), clock.instant());
    dispatcher.runOnce();

    clock.correct(GIVE_UP_AGE.multipliedBy(2));
    for (int minutes = 0; minutes < 60; minutes += 10) {
      clock.advance(Duration.ofMinutes(10));
      dispatcher.runOnce();
      outbox.serve(Set.of(theirs), clock.instant().minus(GIVE_UP_AGE.multipliedBy(2)));
    }

    assertThat(outbox.get(id).state()).isEqualTo(PENDING);
  }

  @Test
  void dispatch_servedInTheFuture_countsAsServedNow() {
    Target former = new Target("former", "slack");
    Id id = ledger.owe(former, clock.instant());
    outbox.serve(Set.of(former), clock.instant().plus(Duration.ofDays(900)));

    assertThatItIsCancelledADayFromNow(id);
  }

  @Test
  void dispatch_backlogCannotBeCounted_everyoneIsServed() {
    FailingOutbox watched = new FailingOutbox(outbox);
    watched.failToCount();
    Id id = ledger.owe(SLACK, clock.instant());

    harness.dispatcher(watched, Runnable::run).runOnce();

    assertThat(outbox.get(id).state()).isEqualTo(DELIVERED);
  }

  @Test
  void dispatch_twoTargets_oneFloodedOneHanging_theThirdIsServedAtOnce() {
    Target third = new Target("other", "slack");
    FakeNotifier prompt = new FakeNotifier();
    Queue<Runnable> begun = new ArrayDeque<>();
    Map<Target, Notifier> three = Map.of(SLACK, harness.slack, EMAIL, harness.email, third, prompt);
    Dispatcher busy = harness.dispatcher(outbox, three, begun::add);
    busy.runOnce();
    begun.remove().run(); // the look for targets that left
    for (int i = 0; i < 500; i++) {
      ledger.owe(SLACK, clock.instant());
      ledger.owe(EMAIL, clock.instant());
    }
    Id id = ledger.owe(third, clock.instant());

    busy.wake();
    busy.runOnce();

    assertThat(begun).hasSize(2 * SETTINGS.perTarget() + 1);
    begun.forEach(Runnable::run);
    assertThat(outbox.get(id).state()).isEqualTo(DELIVERED);
  }

  @ParameterizedTest
  @CsvSource({"slack, email", "email, slack"})
  void dispatch_oneTargetCannotBeRead_theOtherIsServed(String unreadable, String readable) {
    FailingOutbox watched = new FailingOutbox(outbox);
    watched.failToClaimFor(target(unreadable));
    Id id = ledger.owe(target(readable), clock.instant());
    Dispatcher half = harness.dispatcher(watched, Runnable::run);

    assertThatThrownBy(half::runOnce).hasMessage("disk full");

    assertThat(outbox.get(id).state()).isEqualTo(DELIVERED);
  }

  private static Target target(String channel) {
    return channel.equals("slack") ? SLACK : EMAIL;
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
