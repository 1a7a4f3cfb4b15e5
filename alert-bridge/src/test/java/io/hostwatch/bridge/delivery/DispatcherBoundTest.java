package io.hostwatch.bridge.delivery;

import static io.hostwatch.bridge.delivery.DeliveryState.IN_FLIGHT;
import static io.hostwatch.bridge.delivery.DeliveryState.PENDING;
import static io.hostwatch.bridge.delivery.DispatcherHarness.SETTINGS;
import static io.hostwatch.bridge.delivery.DispatcherHarness.SLACK;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.Id;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** How many deliveries are begun, and what is claimed but never begun. */
class DispatcherBoundTest {
  private final DispatcherHarness harness = new DispatcherHarness();
  private final ManualClock clock = harness.clock;
  private final InMemoryOutbox outbox = harness.outbox;
  private final Ledger ledger = harness.ledger;
  private final FakeNotifier slack = harness.slack;

  @Test
  void dispatch_manyDue_beginsNoMoreThanTheBound() {
    Queue<Runnable> begun = new ArrayDeque<>();
    Dispatcher bounded = harness.dispatcher(outbox, begun::add);
    bounded.runOnce();
    begun.remove().run(); // the look for targets that left
    for (int i = 0; i < 10; i++) {
      ledger.owe(SLACK, clock.instant());
    }

    bounded.wake();
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
  void stop_claimedButNotBegun_givesItBackUncounted() {
    Queue<Runnable> begun = new ArrayDeque<>();
    Dispatcher stopping = harness.dispatcher(outbox, begun::add);
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
        harness.dispatcher(
            outbox,
            task -> {
              throw new RejectedExecutionException("shut down");
            });
    Id id = ledger.owe(SLACK, clock.instant());

    refused.runOnce();

    assertThat(outbox.get(id).state()).isEqualTo(PENDING);
    assertThat(refused.stop(Duration.ZERO)).isZero();
  }
}
