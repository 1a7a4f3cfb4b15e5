package io.hostwatch.bridge.delivery;

import io.hostwatch.bridge.notify.FailureReason;
import io.hostwatch.bridge.notify.Notifier;
import io.hostwatch.bridge.notify.Outcome;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;

/** All that a dispatcher works with: two targets, an outbox in memory and a clock to move. */
final class DispatcherHarness {
  static final Target SLACK = new Target("oncall", "slack");
  static final Target EMAIL = new Target("oncall", "email");
  static final DispatchSettings SETTINGS = DispatchSettings.defaults("test");
  static final Duration GIVE_UP_AGE = ChannelPolicy.DEFAULT_GIVE_UP_AGE;

  final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T10:00:00Z"));
  final InMemoryOutbox outbox = new InMemoryOutbox();
  final Ledger ledger = new Ledger(outbox);
  final FakeNotifier slack = new FakeNotifier();
  final HeardListener heard = new HeardListener();
  final FakeNotifier email = new FakeNotifier();

  /** One that sends in the thread that runs it. */
  Dispatcher dispatcher() {
    return dispatcher(outbox, Runnable::run);
  }

  Dispatcher dispatcher(Outbox of, Executor executor) {
    return dispatcher(of, Map.of(SLACK, slack, EMAIL, email), executor);
  }

  /** One that has sent what was due while its store failed; the store works again. */
  Dispatcher dispatcherThatCouldNotSettle() {
    FailingOutbox failing = new FailingOutbox(outbox);
    Dispatcher dispatcher = dispatcher(failing, Runnable::run);
    failing.failToSettle(true);
    dispatcher.runOnce();
    failing.failToSettle(false);
    return dispatcher;
  }

  Dispatcher dispatcher(Outbox of, Map<Target, Notifier> notifiers, Executor executor) {
    Map<Target, Channel> channels = new HashMap<>();
    notifiers.forEach((target, notifier) -> channels.put(target, Channel.of(notifier)));
    return serving(channels, of, executor);
  }

  Dispatcher serving(Map<Target, Channel> channels, Outbox of, Executor executor) {
    return new Dispatcher(of, channels, SETTINGS, context(executor));
  }

  /** One of another bridge on the same outbox, which sends in the thread that runs it. */
  Dispatcher ofAnotherBridge() {
    DispatchSettings settings = DispatchSettings.defaults("another");
    Map<Target, Channel> channels = Map.of(SLACK, Channel.of(slack), EMAIL, Channel.of(email));
    return new Dispatcher(outbox, channels, settings, context(Runnable::run));
  }

  private DispatchContext context(Executor executor) {
    return new DispatchContext(
        clock,
        clock::nanoTime,
        new Random(1),
        executor,
        episode -> URI.create("http://localhost/alerts/" + episode),
        heard);
  }

  static Outcome deferred(FailureReason reason, Optional<Duration> asked) {
    return new Outcome.Deferred(reason, "busy", asked);
  }
}
