package io.hostwatch.bridge.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hostwatch.bridge.store.StoreException;
import io.hostwatch.bridge.store.StoreException.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The first read is quick, the next one hangs. */
class TimelyReadTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final CountDownLatch gate = new CountDownLatch(1);
  private final AtomicInteger reads = new AtomicInteger();

  @AfterEach
  void release() {
    gate.countDown();
  }

  @Test
  void getOrLast_takesTooLong_isWhatWasFoundLast() {
    TimelyRead<Integer> read = afterFirst(() -> 7);

    assertThat(read.getOrLast(LONG)).hasValue(7);
  }

  @Test
  void getOrLast_takesTooLongAndTheLastIsTooOld_isEmpty() {
    TimelyRead<Integer> read = afterFirst(() -> 7);

    assertThat(read.getOrLast(Duration.ZERO)).isEmpty();
  }

  @Test
  void getOrLast_takesTooLongAndTheLastFailed_fails() {
    TimelyRead<Integer> read =
        afterFirst(
            () -> {
              throw new StoreException("count: broken", new IOException("disk"));
            });

    assertThatThrownBy(() -> read.getOrLast(LONG))
        .isInstanceOf(StoreException.class)
        .hasMessage("count: broken");
  }

  @Test
  void getOrLast_storeIsBusy_fails() {
    TimelyRead<Integer> read =
        new TimelyRead<>(
            () -> {
              throw new StoreException(Reason.BUSY, "no connection", new IOException("full"));
            },
            LONG);

    assertThatThrownBy(() -> read.getOrLast(LONG)).hasMessage("no connection");
  }

  @Test
  void get_takesTooLong_fails() {
    TimelyRead<Integer> read = afterFirst(() -> 7);

    assertThatThrownBy(read::get).hasMessage("not read within PT0.2S");
  }

  private TimelyRead<Integer> afterFirst(IntSupplier first) {
    TimelyRead<Integer> read =
        new TimelyRead<>(
            () -> {
              if (reads.incrementAndGet() == 1) {
                return first.getAsInt();
              }
              gate.await();
              return 0;
            },
            Duration.ofMillis(200));
    await().atMost(LONG).until(() -> isOver(read));
    return read;
  }

  /** The first read is over, and whoever asks next finds that the second one hangs. */
  private boolean isOver(TimelyRead<Integer> read) {
    try {
      return read.getOrLast(LONG).equals(Optional.of(7)) && reads.get() == 2;
    } catch (StoreException e) {
      return reads.get() == 2;
    }
  }
}
