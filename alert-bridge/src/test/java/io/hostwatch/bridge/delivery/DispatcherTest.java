package io.hostwatch.bridge.delivery;

import static io.hostwatch.bridge.delivery.DeliveryState.DEAD;
import static io.hostwatch.bridge.delivery.DeliveryState.DELIVERED;
import static io.hostwatch.bridge.delivery.DeliveryState.IN_FLIGHT;
import static io.hostwatch.bridge.delivery.DeliveryState.PENDING;
import static io.hostwatch.bridge.delivery.DeliveryState.RETRY;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.AlertStatus;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.notify.FailureReason;
import io.hostwatch.bridge.notify.Notice;
import io.hostwatch.bridge.notify.Notifier;
import io.hostwatch.bridge.notify.Outcome;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DispatcherTest {
  private static final Target SLACK = new Target("oncall", "slack");
  private static final Target EMAIL = new Target("oncall", "email");
  private static final DispatchSettings SETTINGS = DispatchSettings.defaults("test");

  private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T10:00:00Z"));
  private final InMemoryOutbox outbox = new InMemoryOutbox();
  private final Ledger ledger = new Ledger(outbox);
  private final FakeNotifier slack = new FakeNotifier();
  private final FakeNotifier email = new FakeNotifier();
  private final HeardListener heard = new HeardListener();
  private final Dispatcher dispatcher = dispatcher(outbox, Runnable::run);

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
    slack.answers(new Outcome.Refused(FailureReason.AUTH, "token revoked"));

    dispatcher.runOnce();
    clock.advance(Duration.ofDays(2));
    dispatcher.runOnce();

    assertThat(outbox.get(id).state()).isEqualTo(DEAD);
    assertThat(slack.notices()).hasSize(1);
    assertThat(heard.dead()).containsExactly("oncall/slack AUTH");
  }

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

    clock.advance(SETTINGS.giveUpAge());
    dispatcher.runOnce();

    assertThat(outbox.get(id).state()).isEqualTo(DEAD);
    assertThat(outbox.get(id).detail()).startsWith("given up after 2 attempts in 86400 s");
    assertThat(outbox.attempts(id))
        .extracting(Attempt::result)
        .containsExactly("deferred", "deferred");
    assertThat(heard.dead()).containsExactly("oncall/slack UNREACHABLE");
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
  void dispatch_clockSetBack_goesOnSweeping() {
    dispatcher.runOnce();
    clock.correct(Duration.ofHours(-1));
    Id id = ledger.owe(SLACK, clock.instant());

    clock.advance(SETTINGS.poll());
    dispatcher.runOnce();

    assertThat(outbox.get(id).state()).isEqualTo(DELIVERED);
  }

  @Test
  void dispatch_clockSetBack_goesOnAdopting() {
    dispatcher.runOnce();
    clock.correct(Duration.ofHours(-1));
    Id id = ledger.owe(new Target("former", "slack"), clock.instant());

    clock.advance(Duration.ofMinutes(1));
    dispatcher.runOnce();

    assertThat(outbox.get(id).state()).isEqualTo(RETRY);
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

  @Test
  void dispatch_manyDue_beginsNoMoreThanTheBound() {
    Queue<Runnable> begun = new ArrayDeque<>();
    Dispatcher bounded = dispatcher(outbox, begun::add);
    for (int i = 0; i < 10; i++) {
      ledger.owe(SLACK, clock.instant());
    }

    bounded.runOnce();
    bounded.wake();
    bounded.runOnce();

    assertThat(begun).hasSize(SETTINGS.perTarget());
    assertThat(outbox.all()).filteredOn(d -> d.state() == IN_FLIGHT).hasSize(4);
    begun.remove().run();
    bounded.runOnce();
    assertThat(begun).hasSize(4);
  }

  @Test
  void dispatch_bugInChannel_defersAndSaysNoMessage() {
    Id id = ledger.owe(SLACK, clock.instant());
    Notifier broken =
        notice -> {
          throw new IllegalStateException("https://hooks.example.org/secret");
        };
    Dispatcher withBug = dispatcher(outbox, Map.of(SLACK, broken), Runnable::run);

    withBug.runOnce();

    assertThat(outbox.get(id).state()).isEqualTo(RETRY);
    assertThat(outbox.get(id).detail()).isEqualTo("bug in the channel: IllegalStateException");
  }

  @Test
  void dispatch_errorInChannel_defersAndGoesOn() {
    Id id = ledger.owe(SLACK, clock.instant());
    Notifier broken =
        notice -> {
          throw new StackOverflowError("https://hooks.example.org/secret");
        };
    Dispatcher withBug = dispatcher(outbox, Map.of(SLACK, broken), Runnable::run);

    withBug.runOnce();

    assertThat(outbox.get(id).state()).isEqualTo(RETRY);
    assertThat(outbox.get(id).detail()).isEqualTo("bug in the channel: StackOverflowError");
  }

  @Test
  void dispatch_attemptBeyondGiveUpAgeNeverEnded_isDeadUnsent() {
    Id id = ledger.owe(SLACK, clock.instant());
    clock.advance(SETTINGS.giveUpAge());
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

    clock.advance(SETTINGS.giveUpAge().multipliedBy(2));
    dispatcher.runOnce();

    assertThat(outbox.get(id).state()).isEqualTo(DELIVERED);
  }

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

    dispatcher(watched, Runnable::run).runOnce();

    assertThat(watched.askedAbout()).containsExactlyInAnyOrder(SLACK, EMAIL);
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
    Queue<Runnable> begun = new ArrayDeque<>();
    Dispatcher slow = dispatcher(outbox, begun::add);
    Id id = ledger.owe(SLACK, clock.instant());
    slow.runOnce();
    clock.advance(SETTINGS.lease());
    outbox.claim("other", SLACK, clock.instant(), SETTINGS.lease(), 1);

    begun.remove().run();

    assertThat(outbox.get(id).state()).isEqualTo(IN_FLIGHT);
    assertThat(heard.lost()).containsExactly("oncall/slack");
  }

  @Test
  void dispatch_storeFailsAfterSending_settlesLaterWithoutSendingAgain() {
    FailingOutbox failing = new FailingOutbox(outbox);
    Dispatcher survivor = dispatcher(failing, Runnable::run);
    Id id = ledger.owe(SLACK, clock.instant());
    failing.failToSettle(true);
    survivor.runOnce();
    assertThat(outbox.get(id).state()).isEqualTo(IN_FLIGHT);
    failing.failToSettle(false);

    clock.advance(SETTINGS.poll());
    survivor.runOnce();

    assertThat(outbox.get(id).state()).isEqualTo(DELIVERED);
    assertThat(slack.notices()).hasSize(1);
  }

  @Test
  void dispatch_storeFailsBeyondTheLease_repeatsTheAttempt() {
    FailingOutbox failing = new FailingOutbox(outbox);
    Dispatcher survivor = dispatcher(failing, Runnable::run);
    Id id = ledger.owe(SLACK, clock.instant());
    failing.failToSettle(true);
    survivor.runOnce();
    failing.failToSettle(false);

    clock.advance(SETTINGS.lease().plusSeconds(1));
    survivor.runOnce();

    assertThat(outbox.get(id).state()).isEqualTo(DELIVERED);
    assertThat(slack.notices()).hasSize(2);
    assertThat(heard.lost()).containsExactly("oncall/slack");
  }

  @Test
  void stop_claimedButNotBegun_givesItBackUncounted() {
    Queue<Runnable> begun = new ArrayDeque<>();
    Dispatcher stopping = dispatcher(outbox, begun::add);
    Id id = ledger.owe(SLACK, clock.instant());
    stopping.runOnce();

    int left = stopping.stop(Duration.ZERO);
    begun.remove().run();

    assertThat(left).isEqualTo(1);
    assertThat(outbox.get(id).state()).isEqualTo(PENDING);
    assertThat(outbox.get(id).attempts()).isZero();
    assertThat(slack.notices()).isEmpty();
  }

  @Test
  void dispatch_executorTakesNoMore_givesItBack() {
    Dispatcher refused =
        dispatcher(
            outbox,
            task -> {
              throw new RejectedExecutionException("shut down");
            });
    Id id = ledger.owe(SLACK, clock.instant());

    refused.runOnce();

    assertThat(outbox.get(id).state()).isEqualTo(PENDING);
    assertThat(refused.stop(Duration.ZERO)).isZero();
  }

  private Dispatcher dispatcher(Outbox of, Executor executor) {
    return dispatcher(of, Map.of(SLACK, slack, EMAIL, email), executor);
  }

  private Dispatcher dispatcher(Outbox of, Map<Target, Notifier> notifiers, Executor executor) {
    DispatchContext context =
        new DispatchContext(
            clock,
            clock::nanoTime,
            new Random(1),
            executor,
            episode -> URI.create("http://localhost/alerts/" + episode),
            heard);
    return new Dispatcher(of, notifiers, SETTINGS, context);
  }

  private static Outcome deferred(FailureReason reason, Optional<Duration> asked) {
    return new Outcome.Deferred(reason, "busy", asked);
  }
}
