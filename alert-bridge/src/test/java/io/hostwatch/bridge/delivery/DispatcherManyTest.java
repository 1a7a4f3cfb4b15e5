package io.hostwatch.bridge.delivery;

import static io.hostwatch.bridge.delivery.DispatcherHarness.SLACK;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.delivery.ChannelPolicy.Rate;
import io.hostwatch.bridge.notify.Notice;
import io.hostwatch.bridge.notify.Notifier;
import io.hostwatch.bridge.notify.Outcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** Targets of which more than usual may be under way. */
class DispatcherManyTest {
  private static final int AT_ONCE = 8;

  private final DispatcherHarness harness = new DispatcherHarness();
  private final Ledger ledger = harness.ledger;
  private final Queue<Runnable> begun = new ArrayDeque<>();

  /** The harness' own, of which many may be under way. */
  private record Many(FakeNotifier one) implements Notifier {
    @Override
    public Outcome send(Notice notice) {
      return one.send(notice);
    }

    @Override
    public int atOnce(int usual) {
      return AT_ONCE;
    }
  }

  @Test
  void dispatch_manyDue_beginsNoMoreUntilHalfAreOver() {
    Dispatcher dispatcher = dispatcher(ChannelPolicy.DEFAULT);
    owe(20);

    rounds(dispatcher, 3);
    assertThat(begun).hasSize(AT_ONCE);
    end(AT_ONCE / 2 - 1);
    rounds(dispatcher, 3);
    assertThat(begun).hasSize(AT_ONCE / 2 + 1);
    end(1);
    rounds(dispatcher, 3);

    assertThat(begun).hasSize(AT_ONCE);
    assertThat(harness.slack.notices()).hasSize(AT_ONCE / 2);
  }

  @Test
  void dispatch_lessThanHalfDue_doesNotWaitForMore() {
    Dispatcher dispatcher = dispatcher(ChannelPolicy.DEFAULT);
    owe(1);

    rounds(dispatcher, 1);

    assertThat(begun).hasSize(1);
  }

  @Test
  void dispatch_atARate_beginsHalfAtATime() {
    Dispatcher dispatcher = dispatcher(at(20));
    owe(30);
    drain(dispatcher);
    assertThat(harness.slack.notices()).hasSize(20);

    harness.clock.advance(Duration.ofMillis(3_999));
    drain(dispatcher);
    assertThat(harness.slack.notices()).hasSize(20);
    harness.clock.advance(Duration.ofMillis(1));
    drain(dispatcher);

    assertThat(harness.slack.notices()).hasSize(24);
  }

  @Test
  void dispatch_burstIsLessThanHalf_beginsTheBurst() {
    Dispatcher dispatcher = dispatcher(at(3));
    owe(10);

    drain(dispatcher);

    assertThat(harness.slack.notices()).hasSize(3);
  }

  @Test
  void dispatch_nothingCanBeSettled_endsAtTheBoundOfThatAndGoesOnLater() {
    FailingOutbox failing = new FailingOutbox(harness.outbox);
    failing.failToSettle(true);
    Dispatcher dispatcher = dispatcher(at(1_000), failing);
    owe(Lane.MOST_UNSETTLED + 50);

    drain(dispatcher);
    assertThat(harness.slack.notices()).hasSize(Lane.MOST_UNSETTLED);
    failing.failToSettle(false);
    drain(dispatcher);

    assertThat(harness.slack.notices()).hasSize(Lane.MOST_UNSETTLED + 50);
  }

  private static ChannelPolicy at(int burst) {
    return ChannelPolicy.DEFAULT.at(new Rate(Duration.ofSeconds(1), burst));
  }

  private Dispatcher dispatcher(ChannelPolicy policy) {
    return dispatcher(policy, harness.outbox);
  }

  private Dispatcher dispatcher(ChannelPolicy policy, Outbox outbox) {
    Dispatcher dispatcher =
        harness.serving(
            Map.of(SLACK, new Channel(new Many(harness.slack), policy)), outbox, begun::add);
    dispatcher.runOnce();
    begun.remove().run(); // the look for targets that left
    return dispatcher;
  }

  private void owe(int count) {
    for (int i = 0; i < count; i++) {
      ledger.owe(SLACK, harness.clock.instant());
    }
  }

  private void end(int count) {
    for (int i = 0; i < count; i++) {
      begun.remove().run();
    }
  }

  private void drain(Dispatcher dispatcher) {
    for (int i = 0; i < 20; i++) {
      rounds(dispatcher, 1);
      end(begun.size());
    }
  }

  private static void rounds(Dispatcher dispatcher, int count) {
    for (int i = 0; i < count; i++) {
      dispatcher.wake();
      dispatcher.runOnce();
    }
  }
}
