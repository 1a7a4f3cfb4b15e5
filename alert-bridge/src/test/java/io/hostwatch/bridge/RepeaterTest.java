package io.hostwatch.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RepeaterTest {
  private static final Duration SOON = Duration.ofMillis(1);

  @Test
  void start_workThatFails_isDoneAgain() {
    AtomicInteger runs = new AtomicInteger();

    try (Repeater repeater = new Repeater("test")) {
      repeater.start(
          SOON,
          () -> {
            runs.incrementAndGet();
            throw new IllegalStateException("of the test");
          });

      await().untilAsserted(() -> assertThat(runs).hasValueGreaterThan(2));
    }
  }

  @Test
  void start_workThatEndsInAnError_isDoneAgain() {
    AtomicInteger runs = new AtomicInteger();

    try (Repeater repeater = new Repeater("test")) {
      repeater.start(
          SOON,
          () -> {
            runs.incrementAndGet();
            throw new StackOverflowError("of the test");
          });

      await().untilAsserted(() -> assertThat(runs).hasValueGreaterThan(2));
    }
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
