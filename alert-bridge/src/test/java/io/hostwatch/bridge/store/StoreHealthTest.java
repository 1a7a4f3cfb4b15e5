package io.hostwatch.bridge.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.logging.HeardLog;
import io.hostwatch.bridge.store.StoreException.Reason;
import io.hostwatch.bridge.store.StoreHealth.Access;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class StoreHealthTest {
  private static final String FAILS = "the history cannot be written";

  private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 1);
  private final StoreHealth health = new StoreHealth(nanoTime::get);
  @AutoClose private final HeardLog heard = HeardLog.of(StoreHealth.class);

  @Test
  void failed_manyTimes_logsOneLineAndCountsAll() {
    fail(Reason.FULL, 1_000);

    assertThat(heard.lines()).hasSize(1).first().asString().contains("accept: no space left");
    assertThat(health.failures(Access.WRITE)).containsEntry(Reason.FULL, 1_000L);
    assertThat(health.isWell(Access.WRITE)).isFalse();
  }

  @Test
  void failed_whileReadsSucceed_readsAreWell() {
    fail(Reason.FULL, 1);

    health.succeeded(Access.READ);

    assertThat(health.isWell(Access.READ)).isTrue();
    assertThat(health.isWell(Access.WRITE)).isFalse();
  }

  @Test
  void succeeded_afterFailures_logsOneLineWithTheirNumber() {
    fail(Reason.LOCKED, 3);

    health.succeeded(Access.WRITE);
    health.succeeded(Access.WRITE);

    assertThat(heard.lines())
        .hasSize(2)
        .last()
        .isEqualTo("the history can be written again; 3 attempts had failed");
    assertThat(health.isWell(Access.WRITE)).isTrue();
  }

  @Test
  void failed_forAnotherReason_isNews() {
    fail(Reason.LOCKED, 3);
    fail(Reason.FULL, 3);

    assertThat(heard.lines()).hasSize(2);
  }

  @Test
  void failed_againAndAgainWithSuccessesBetween_logsAFewLinesAMinute() {
    for (int i = 0; i < 10; i++) {
      fail(Reason.BUSY, 1);
      health.succeeded(Access.WRITE);
    }
    assertThat(heard.lines()).hasSize(3).last().asString().startsWith(FAILS);
    assertThat(health.isWell(Access.WRITE)).isTrue();
    assertThat(health.isSettled(Access.WRITE)).isFalse();

    pass(60);
    health.succeeded(Access.WRITE);

    assertThat(heard.lines())
        .hasSize(4)
        .last()
        .isEqualTo("the history can be written again; 9 attempts had failed");
    assertThat(health.isSettled(Access.WRITE)).isTrue();
  }

  @Test
  void failed_soonAfterARecovery_theLastWordIsThatItFails() {
    fail(Reason.FULL, 1);
    health.succeeded(Access.WRITE);
    pass(5);

    fail(Reason.FULL, 1);

    assertThat(heard.lines()).hasSize(3).last().asString().startsWith(FAILS);
  }

  @Test
  void failed_forHours_logsOnceAMinute() {
    fail(Reason.FULL, 1);
    health.succeeded(Access.WRITE);

    for (int second = 0; second < 7_200; second += 10) {
      fail(Reason.FULL, 1);
      pass(10);
    }

    assertThat(heard.lines()).hasSize(2 + 120);
    assertThat(heard.lines().getLast()).startsWith(FAILS).contains("(715 failed so far)");
  }

  @Test
  void failed_forTwoReasonsInTurn_logsEachOnceAMinute() {
    for (int second = 0; second < 600; second++) {
      fail(Reason.FULL, 10);
      fail(Reason.IO, 10);
      pass(1);
    }

    assertThat(heard.lines()).hasSize(20);
  }

  @Test
  void failed_oneTransactionForItself_saysNothingOfTheStore() {
    fail(Reason.OTHER, 1);

    assertThat(health.isWell(Access.WRITE)).isTrue();
    assertThat(heard.lines()).hasSize(1);
  }

  @Test
  void failed_whileClosing_isNotTold() {
    fail(Reason.CLOSED, 5);

    assertThat(heard.lines()).isEmpty();
    assertThat(health.isWell(Access.WRITE)).isTrue();
  }

  private void pass(int seconds) {
    nanoTime.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
  }

  private void fail(Reason reason, int times) {
    for (int i = 0; i < times; i++) {
      health.failed(Access.WRITE, new StoreException(reason, "accept: no space left"));
    }
  }
}
