package io.hostwatch.bridge.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.notify.Outcome;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DispatcherLoopTest {
  private static final Target SLACK = new Target("oncall", "slack");
  private static final Target EMAIL = new Target("oncall", "email");
  private static final Duration LONG = Duration.ofSeconds(10);

  private final InMemoryOutbox outbox = new InMemoryOutbox();
  private final FailingOutbox failing = new FailingOutbox(outbox);
  private final Ledger ledger = new Ledger(outbox);
  private final FakeNotifier slack = new FakeNotifier();
  private final FakeNotifier email = new FakeNotifier();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Dispatcher dispatcher = dispatcher(Duration.ofMillis(20));

  @BeforeEach
  void start() {
    dispatcher.start();
  }

  @AfterEach
  void stop() {
    slack.goOn();
    dispatcher.stop(LONG);
    threads.close();
  }

  @Test
  void loop_oneTargetHangs_deliversToTheOthers() {
    slack.hang();
    for (int i = 0; i < 50; i++) {
      ledger.owe(SLACK, Instant.now());
      ledger.owe(EMAIL, Instant.now());
    }
    dispatcher.wake();

    await().atMost(LONG).until(() -> email.notices().size() == 50);

    assertThat(slack.notices()).hasSize(4);
  }

  @Test
  void loop_manyOwed_deliversEachOnce() {
    for (int i = 0; i < 500; i++) {
      ledger.owe(SLACK, Instant.now());
    }
    dispatcher.wake();

    await().atMost(LONG).until(() -> slack.notices().size() >= 500);

    assertThat(slack.notices()).extracting(notice -> notice.id()).doesNotHaveDuplicates();
  }

  @Test
  void loop_endsInAnError_goesOn() {
    failing.breakDownOnce();
    Id id = ledger.owe(SLACK, Instant.now());

    dispatcher.wake();

    await().atMost(LONG).until(() -> outbox.get(id).state() == DeliveryState.DELIVERED);
  }

  @Test
  void loop_storeFailsForAWhile_goesOnAfterwards() {
    failing.failToClaim(true);
    Id id = ledger.owe(SLACK, Instant.now());
    dispatcher.wake();

    failing.failToClaim(false);

    await().atMost(LONG).until(() -> outbox.get(id).state() == DeliveryState.DELIVERED);
    assertThat(slack.notices()).hasSize(1);
  }

  @Test
  void stop_attemptUnderWay_waitsForItsEnd() {
    slack.hang();
    slack.answers(new Outcome.Accepted("late"));
    Id id = ledger.owe(SLACK, Instant.now());
    dispatcher.wake();
    await().atMost(LONG).until(() -> slack.notices().size() == 1);

    assertThat(dispatcher.stop(Duration.ofMillis(50))).isEqualTo(1);
    slack.goOn();

    assertThat(dispatcher.stop(LONG)).isZero();
    assertThat(outbox.get(id).state()).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void stop_moreIsOwed_beginsNothingNew() {
    assertThat(dispatcher.stop(LONG)).isZero();
    ledger.owe(SLACK, Instant.now());

    dispatcher.wake();

    assertThat(slack.notices()).isEmpty();
  }

  private Dispatcher dispatcher(Duration poll) {
    DispatchSettings settings = new DispatchSettings("loop", Duration.ofMinutes(1), poll, 4);
    DispatchContext context =
        new DispatchContext(
            Clock.systemUTC(),
            System::nanoTime,
            RandomGenerator.getDefault(),
            threads,
            episode -> URI.create("http://localhost/" + episode),
            DispatchListener.NONE);
    Map<Target, Channel> channels = Map.of(SLACK, Channel.of(slack), EMAIL, Channel.of(email));
    return new Dispatcher(failing, channels, settings, context);
  }
}
