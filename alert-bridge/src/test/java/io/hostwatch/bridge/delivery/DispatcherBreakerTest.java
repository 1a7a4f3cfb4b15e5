package io.hostwatch.bridge.delivery;

import static io.hostwatch.bridge.delivery.DeliveryState.DEAD;
import static io.hostwatch.bridge.delivery.DeliveryState.DELIVERED;
import static io.hostwatch.bridge.delivery.DeliveryState.PARKED;
import static io.hostwatch.bridge.delivery.DispatcherHarness.EMAIL;
import static io.hostwatch.bridge.delivery.DispatcherHarness.GIVE_UP_AGE;
import static io.hostwatch.bridge.delivery.DispatcherHarness.SETTINGS;
import static io.hostwatch.bridge.delivery.DispatcherHarness.SLACK;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.notify.FailureReason;
import io.hostwatch.bridge.notify.Notice;
import io.hostwatch.bridge.notify.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Targets that take nothing, whatever the message. */
class DispatcherBreakerTest {
  private static final Outcome REVOKED =
      new Outcome.Refused(FailureReason.AUTH, "HTTP 403: invalid_token");
  private static final long LONGEST_WAIT = Duration.ofMinutes(10).toSeconds();

  private final DispatcherHarness harness = new DispatcherHarness();
  private final ManualClock clock = harness.clock;
  private final InMemoryOutbox outbox = harness.outbox;
  private final Ledger ledger = harness.ledger;
  private final FakeNotifier slack = harness.slack;
  private final HeardListener heard = harness.heard;
  private final Dispatcher dispatcher = harness.dispatcher();

  @Test
  void dispatch_tokenRevoked_parksTheTargetAndKillsNothing() {
    slack.answers(REVOKED);
    oweMany(10);
    Id mail = ledger.owe(EMAIL, clock.instant());

    dispatcher.runOnce();
    clock.advance(SETTINGS.poll());
    dispatcher.runOnce();

    assertThat(slack.notices()).hasSize(SETTINGS.perTarget());
    assertThat(outbox.all())
        .filteredOn(delivery -> delivery.target().equals(SLACK))
        .extracting(Delivery::state)
        .containsOnly(PARKED);
    assertThat(outbox.get(mail).state()).isEqualTo(DELIVERED);
    assertThat(outbox.parked().get(SLACK))
        .isEqualTo(new Parking(start(), start().plusSeconds(10), 0, "auth", ""));
    assertThat(heard.dead()).isEmpty();
  }

  @Test
  void dispatch_stillRevoked_probesOneByOneAndWaitsTwiceAsLong() {
    slack.answers(REVOKED);
    oweMany(10);
    dispatcher.runOnce();
    int before = slack.notices().size();

    List<Long> waits = IntStream.range(0, 8).mapToObj(_ -> secondsUntilProbe()).toList();

    assertThat(waits).containsExactly(10L, 20L, 40L, 80L, 160L, 300L, 300L, 300L);
    assertThat(slack.notices()).hasSize(before + 8);
    assertThat(slack.notices().subList(before, before + 6))
        .extracting(Notice::id)
        .doesNotHaveDuplicates();
  }

  @Test
  void dispatch_tokenMended_deliversAllInOrder() {
    slack.answers(REVOKED);
    Id episode = new Id(77);
    List<Id> owed = oweMany(10);
    Id fired = ledger.oweNext(SLACK, episode, 1, clock.instant());
    Id resolved = ledger.oweNext(SLACK, episode, 2, clock.instant());
    dispatcher.runOnce();
    slack.answers(new Outcome.Accepted(""));
    int before = slack.notices().size();

    clock.advance(Duration.ofSeconds(10));
    IntStream.range(0, 9).forEach(_ -> dispatcher.runOnce());

    assertThat(outbox.parked()).isEmpty();
    assertThat(owed).allSatisfy(id -> assertThat(outbox.get(id).state()).isEqualTo(DELIVERED));
    assertThat(outbox.get(fired).state()).isEqualTo(DELIVERED);
    assertThat(outbox.get(resolved).state()).isEqualTo(DELIVERED);
    assertThat(slack.notices().subList(before, slack.notices().size()))
        .extracting(Notice::id)
        .hasSize(12)
        .containsSubsequence(fired, resolved);
  }

  @Test
  void dispatch_bridgeStartsAnew_goesOnWaiting() {
    slack.answers(REVOKED);
    oweMany(3);
    dispatcher.runOnce();
    int before = slack.notices().size();

    clock.advance(Duration.ofSeconds(9));
    Dispatcher next = harness.dispatcher();
    next.runOnce();
    assertThat(slack.notices()).hasSize(before);
    clock.advance(Duration.ofSeconds(1));
    next.runOnce();

    assertThat(slack.notices()).hasSize(before + 1);
    assertThat(parking().probes()).isEqualTo(1);
  }

  @Test
  void dispatch_clockSetBackWhileParked_waitsAsLongAsDrawn() {
    slack.answers(REVOKED);
    oweMany(10);
    dispatcher.runOnce();
    int before = slack.notices().size();

    clock.correct(Duration.ofHours(-1));
    oweMany(2);
    clock.advance(Duration.ofMinutes(1));
    dispatcher.runOnce();
    clock.advance(Duration.ofSeconds(9));
    dispatcher.runOnce();
    assertThat(slack.notices()).hasSize(before);
    clock.advance(SETTINGS.poll());
    dispatcher.runOnce();

    assertThat(slack.notices()).hasSize(before + 1);
    assertThat(parking().probeAt()).isBefore(start());
  }

  @Test
  void dispatch_revokedForADay_expiresWhatIsTooOldAndTriesTheRest() {
    slack.answers(REVOKED);
    List<Id> old = oweMany(10);
    dispatcher.runOnce();
    clock.advance(GIVE_UP_AGE.plusSeconds(1));
    Id young = ledger.owe(SLACK, clock.instant());

    dispatcher.runOnce();

    assertThat(old).allSatisfy(id -> assertThat(outbox.get(id).state()).isEqualTo(DEAD));
    assertThat(outbox.get(young).state()).isNotEqualTo(DEAD);
    assertThat(heard.dead()).containsExactly("oncall/slack EXPIRED 10");
    slack.answers(new Outcome.Accepted(""));
    clock.advance(Duration.ofMinutes(5));
    dispatcher.runOnce();
    assertThat(outbox.get(young).state()).isEqualTo(DELIVERED);
  }

  private Parking parking() {
    return Optional.ofNullable(outbox.parked().get(SLACK)).orElseThrow();
  }

  private Instant start() {
    return Instant.parse("2026-03-01T10:00:00Z");
  }

  private List<Id> oweMany(int count) {
    return IntStream.range(0, count).mapToObj(_ -> ledger.owe(SLACK, clock.instant())).toList();
  }

  /** Goes on until the next probe; how long that took. */
  private long secondsUntilProbe() {
    int before = slack.notices().size();
    for (long seconds = 1; seconds <= LONGEST_WAIT; seconds++) {
      clock.advance(SETTINGS.poll());
      dispatcher.runOnce();
      if (slack.notices().size() > before) {
        return seconds;
      }
    }
    throw new AssertionError("no probe for " + LONGEST_WAIT + " seconds");
  }
}
