package io.hostwatch.bridge.delivery;

import static io.hostwatch.bridge.delivery.DeliveryState.DELIVERED;
import static io.hostwatch.bridge.delivery.DeliveryState.PARKED;
import static io.hostwatch.bridge.delivery.DeliveryState.RETRY;
import static io.hostwatch.bridge.delivery.DispatcherHarness.SETTINGS;
import static io.hostwatch.bridge.delivery.DispatcherHarness.SLACK;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.notify.FailureReason;
import io.hostwatch.bridge.notify.Handover;
import io.hostwatch.bridge.notify.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Targets that take nothing while only few deliveries are owed to them. */
class DispatcherFewTest {
  private static final Outcome.Deferred FAILS =
      new Outcome.Deferred(FailureReason.SERVER_ERROR, "HTTP 500", Optional.empty());
  private static final Outcome REFUSES_CONNECTIONS =
      new Outcome.Deferred(FailureReason.UNREACHABLE, "refused", Optional.empty())
          .with(Handover.NOT_BEGUN);
  private static final Outcome REVOKED = new Outcome.Refused(FailureReason.AUTH, "HTTP 403");
  private static final Duration AN_HOUR = Duration.ofHours(1);

  private final DispatcherHarness harness = new DispatcherHarness();
  private final ManualClock clock = harness.clock;
  private final InMemoryOutbox outbox = harness.outbox;
  private final FakeNotifier slack = harness.slack;

  @Test
  void dispatch_twoFailAgainAndAgain_parksAndKillsNeither() {
    Dispatcher dispatcher = allowing(4);
    slack.answers(FAILS);
    owe(2);

    goOn(dispatcher, AN_HOUR);

    assertThat(outbox.parked()).containsOnlyKeys(SLACK);
    assertThat(outbox.all()).extracting(Delivery::state).containsOnly(PARKED);
  }

  @Test
  void dispatch_oneThatIsNeverSent_parksAndIsNotKilled() {
    Dispatcher dispatcher = allowing(Breaker.FAILURES + 1);
    slack.answers(REFUSES_CONNECTIONS);
    Id only = owe(1).getFirst();

    goOn(dispatcher, AN_HOUR);

    assertThat(state(only)).isEqualTo(PARKED);
    slack.answers(new Outcome.Accepted(""));
    goOn(dispatcher, AN_HOUR);
    assertThat(outbox.get(only).state()).isEqualTo(DELIVERED);
  }

  @Test
  void dispatch_lastAttemptIsNotSent_parksInsteadOfKilling() {
    Dispatcher dispatcher = allowing(1);
    slack.answers(REFUSES_CONNECTIONS);
    Id only = owe(1).getFirst();

    dispatcher.runOnce();

    assertThat(state(only)).isEqualTo(PARKED);
  }

  @Test
  void dispatch_lastAttemptsOfABatchAreNotSent_parksAndKillsNone() {
    Dispatcher dispatcher = allowing(1);
    slack.answers(REFUSES_CONNECTIONS);
    owe(4);

    dispatcher.runOnce();

    assertThat(outbox.parked()).containsOnlyKeys(SLACK);
    assertThat(outbox.all()).extracting(one -> state(one.id())).containsOnly(PARKED);
  }

  @Test
  void dispatch_probesOfAParkedTarget_doNotExhaustTheDelivery() {
    Dispatcher dispatcher = allowing(3);
    slack.answers(REVOKED);
    Id one = owe(1).getFirst();
    goOn(dispatcher, AN_HOUR);
    assertThat(outbox.get(one).attempts()).isGreaterThan(10);
    Id another = owe(1).getFirst();
    Claim probe = outbox.claim("me", SLACK, afterProbe(), SETTINGS.lease(), 1).getFirst();
    assertThat(probe.delivery().id()).isEqualTo(another);
    outbox.settle(probe, new Settlement.Delivered(""), clock.instant());
    slack.answers(FAILS);

    clock.advance(SETTINGS.poll());
    dispatcher.runOnce();

    assertThat(outbox.get(one).state()).isEqualTo(RETRY);
  }

  @Test
  void dispatch_limitedWhileParked_isNotExhausted() {
    Dispatcher dispatcher = allowing(1);
    slack.answers(REFUSES_CONNECTIONS);
    Id only = owe(1).getFirst();
    dispatcher.runOnce();
    slack.answers(new Outcome.Deferred(FailureReason.RATE_LIMITED, "HTTP 429", Optional.empty()));

    goOn(dispatcher, Duration.ofMinutes(2));

    assertThat(state(only)).isEqualTo(PARKED);
  }

  private DeliveryState state(Id id) {
    return outbox.all().stream()
        .filter(delivery -> delivery.id().equals(id))
        .findFirst()
        .orElseThrow()
        .state();
  }

  private Instant afterProbe() {
    return Optional.ofNullable(outbox.parked().get(SLACK)).orElseThrow().probeAt();
  }

  private Dispatcher allowing(int attempts) {
    ChannelPolicy policy =
        new ChannelPolicy(
            ChannelPolicy.DEFAULT_GIVE_UP_AGE, Optional.of(attempts), Optional.empty());
    return harness.serving(
        Map.of(SLACK, new Channel(harness.slack, policy)), outbox, Runnable::run);
  }

  private List<Id> owe(int count) {
    return IntStream.range(0, count)
        .mapToObj(_ -> harness.ledger.owe(SLACK, clock.instant()))
        .toList();
  }

  private void goOn(Dispatcher dispatcher, Duration time) {
    for (long seconds = 0; seconds < time.toSeconds(); seconds++) {
      dispatcher.runOnce();
      clock.advance(SETTINGS.poll());
    }
  }
}
