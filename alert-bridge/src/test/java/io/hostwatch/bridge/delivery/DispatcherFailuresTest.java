package io.hostwatch.bridge.delivery;

import static io.hostwatch.bridge.delivery.DeliveryState.DELIVERED;
import static io.hostwatch.bridge.delivery.DeliveryState.PARKED;
import static io.hostwatch.bridge.delivery.DispatcherHarness.SLACK;
import static io.hostwatch.bridge.delivery.DispatcherHarness.deferred;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.notify.FailureReason;
import io.hostwatch.bridge.notify.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which failures park a target, and which say nothing of it. */
class DispatcherFailuresTest {
  private static final Outcome DOWN = deferred(FailureReason.UNREACHABLE, Optional.empty());
  private static final Outcome TAKEN = new Outcome.Accepted("");
  private static final Outcome NO_CHANNEL =
      new Outcome.Refused(FailureReason.NO_SUCH_RECIPIENT, "channel_not_found");
  private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(5);

  private final DispatcherHarness harness = new DispatcherHarness();
  private final ManualClock clock = harness.clock;
  private final InMemoryOutbox outbox = harness.outbox;
  private final Ledger ledger = harness.ledger;
  private final FakeNotifier slack = harness.slack;
  private final Dispatcher dispatcher = harness.dispatcher();

  @Test
  void dispatch_fiveDeliveriesFail_parks() {
    slack.answers(DOWN);
    owe(Breaker.FAILURES - 1);
    dispatcher.runOnce();
    assertThat(outbox.parked()).isEmpty();

    owe(1);
    sendAll();

    assertThat(outbox.parked()).containsOnlyKeys(SLACK);
    assertThat(outbox.all()).hasSize(5).extracting(Delivery::state).containsOnly(PARKED);
  }

  @Test
  void dispatch_oneFailsAgainAndAgain_theNextIsSentAtOnce() {
    slack.answers(DOWN);
    Id poison = owe(1).getFirst();
    for (int i = 0; i < 2 * Breaker.FAILURES; i++) {
      dispatcher.runOnce();
      clock.advance(LONGEST_BACKOFF);
    }
    assertThat(outbox.attempts(poison)).hasSize(2 * Breaker.FAILURES);
    slack.answers(TAKEN);

    Id next = owe(1).getFirst();
    dispatcher.runOnce();

    assertThat(outbox.get(next).state()).isEqualTo(DELIVERED);
  }

  @Test
  void dispatch_oneIsTakenBetweenFailures_countsAnew() {
    slack.answers(DOWN);
    owe(Breaker.FAILURES - 1);
    dispatcher.runOnce();
    slack.answers(TAKEN);
    clock.advance(LONGEST_BACKOFF);
    dispatcher.runOnce();
    slack.answers(DOWN);

    owe(Breaker.FAILURES - 1);
    dispatcher.runOnce();

    assertThat(outbox.parked()).isEmpty();
  }

  @Test
  void dispatch_anotherBridgeUnparkedIt_countsAnew() {
    Dispatcher other = harness.dispatcher();
    slack.answers(DOWN);
    owe(Breaker.FAILURES);
    sendAll();
    slack.answers(TAKEN);
    clock.advance(LONGEST_BACKOFF);
    other.runOnce();
    assertThat(outbox.parked()).isEmpty();
    slack.answers(DOWN);

    owe(1);
    clock.advance(DispatcherHarness.SETTINGS.poll());
    dispatcher.runOnce();

    assertThat(outbox.parked()).isEmpty();
  }

  @Test
  void dispatch_noSuchRecipient_parksAndKillsNothing() {
    slack.answers(NO_CHANNEL);
    Id id = owe(1).getFirst();

    dispatcher.runOnce();

    assertThat(outbox.parked()).containsOnlyKeys(SLACK);
    assertThat(outbox.all())
        .extracting(Delivery::id, Delivery::state)
        .containsExactly(tuple(id, PARKED));
  }

  @ParameterizedTest
  @EnumSource(names = {"RATE_LIMITED", "INTERNAL"})
  void dispatch_nothingIsWrongWithTheTarget_doesNotPark(FailureReason reason) {
    slack.answers(deferred(reason, Optional.of(Duration.ofSeconds(1))));
    owe(2 * Breaker.FAILURES);

    sendAll();

    assertThat(outbox.parked()).isEmpty();
    assertThat(slack.notices()).hasSizeGreaterThanOrEqualTo(2 * Breaker.FAILURES);
  }

  @ParameterizedTest
  @EnumSource(names = {"RATE_LIMITED", "INTERNAL"})
  void dispatch_probeSaysNothingOfTheTarget_doesNotCountAsFailed(FailureReason reason) {
    slack.answers(NO_CHANNEL);
    owe(3);
    dispatcher.runOnce();
    slack.answers(deferred(reason, Optional.of(Duration.ofSeconds(1))));
    int before = slack.notices().size();

    clock.advance(Duration.ofSeconds(10));
    dispatcher.runOnce();

    assertThat(slack.notices()).hasSize(before + 1);
    assertThat(parking().probes()).isZero();
    assertThat(parking().probeAt())
        .isEqualTo(clock.instant().plus(DispatcherHarness.SETTINGS.lease()));
  }

  @Test
  void dispatch_probeIsAskedToWaitLonger_waitsAsLongAsAsked() {
    Duration asked = Duration.ofMinutes(20);
    slack.answers(NO_CHANNEL);
    owe(3);
    dispatcher.runOnce();
    slack.answers(deferred(FailureReason.SERVER_ERROR, Optional.of(asked)));

    clock.advance(Duration.ofSeconds(10));
    dispatcher.runOnce();

    assertThat(parking().probes()).isOne();
    assertThat(parking().probeAt()).isEqualTo(clock.instant().plus(asked));
  }

  private Parking parking() {
    return Optional.ofNullable(outbox.parked().get(SLACK)).orElseThrow();
  }

  private List<Id> owe(int count) {
    return IntStream.range(0, count).mapToObj(_ -> ledger.owe(SLACK, clock.instant())).toList();
  }

  /** Goes on for as long as a few of them are tried again. */
  private void sendAll() {
    for (int i = 0; i < 2 * Breaker.FAILURES; i++) {
      dispatcher.runOnce();
      clock.advance(DispatcherHarness.SETTINGS.poll());
    }
  }
}
