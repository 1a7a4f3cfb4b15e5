package io.hostwatch.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LastResortTest {
  private final CountDownLatch halted = new CountDownLatch(1);

  @Test
  void arm_timePasses_halts() throws InterruptedException {
    LastResort lastResort = LastResort.start(Duration.ofMillis(50), halted::countDown);
    long start = System.nanoTime();

    lastResort.arm();

    assertThat(halted.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(50_000_000);
  }

  @Test
  void start_neverArmed_doesNothing() throws InterruptedException {
    LastResort.start(Duration.ZERO, halted::countDown);

    assertThat(halted.await(200, TimeUnit.MILLISECONDS)).isFalse();
  }
}
