package io.hostwatch.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RepeaterTest {
  private static final Duration SOON = Duration.ofMillis(1);

  @ParameterizedTest
  @MethodSource("failures")
  void start_workThatFails_isDoneAgain(Runnable failure) {
    AtomicInteger runs = new AtomicInteger();

    try (Repeater repeater = new Repeater("test")) {
      repeater.start(
          SOON,
          () -> {
            runs.incrementAndGet();
            failure.run();
          });

      await().untilAsserted(() -> assertThat(runs).hasValueGreaterThan(2));
    }
  }

  private static Stream<Named<Runnable>> failures() {
    return Stream.of(
        Named.of(
            "exception",
            () -> {
              throw new IllegalStateException("of the test");
            }),
        Named.of(
            "error",
            () -> {
              throw new StackOverflowError("of the test");
            }));
  }

  @Test
  void start_worksOfOne_areDoneInTurnByItsDaemon() {
    AtomicInteger first = new AtomicInteger();
    AtomicInteger second = new AtomicInteger();
    AtomicInteger atOnce = new AtomicInteger();
    AtomicInteger wrong = new AtomicInteger();

    try (Repeater repeater = new Repeater("test")) {
      for (AtomicInteger runs : new AtomicInteger[] {first, second}) {
        repeater.start(
            SOON,
            () -> {
              boolean isOwn = Thread.currentThread().isDaemon() && atOnce.incrementAndGet() == 1;
              wrong.addAndGet(isOwn ? 0 : 1);
              runs.incrementAndGet();
              atOnce.decrementAndGet();
            });
      }

      await()
          .untilAsserted(
              () -> {
                assertThat(first).hasValueGreaterThan(2);
                assertThat(second).hasValueGreaterThan(2);
              });
    }
    assertThat(wrong).hasValue(0);
  }

  @Test
  void close_workUnderWay_interruptsIt() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Repeater repeater = new Repeater("test");
    repeater.start(
        SOON,
        () -> {
          begun.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.countDown();
          }
        });
    begun.await();

    repeater.close();

    interrupted.await();
    assertThat(repeater.isClosed()).isTrue();
  }
}
