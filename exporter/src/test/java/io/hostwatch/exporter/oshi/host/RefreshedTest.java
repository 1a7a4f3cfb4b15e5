package io.hostwatch.exporter.oshi.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.linux.RecordingSink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RefreshedTest {
  private static final Duration INTERVAL = Duration.ofSeconds(15);

  private final MovedClock clock = new MovedClock();
  private Supplier<String> source = () -> "first";
  private final Refreshed<String> refreshed =
      new Refreshed<>("disks", () -> source.get(), INTERVAL, clock);

  @Test
  void current_beforeTheFirstReading_isEmpty() throws Exception {
    RecordingSink sink = new RecordingSink();

    assertThat(refreshed.current(sink)).isEmpty();
    assertThat(sink.lines()).isEmpty();
  }

  @Test
  void current_afterAReading_tellsItsAge() throws Exception {
    refreshed.refresh();
    clock.move(Duration.ofSeconds(20));
    RecordingSink sink = new RecordingSink();

    assertThat(refreshed.current(sink)).contains("first");
    assertThat(sink.lines())
        .containsExactly("hostwatch_host_refresh_timestamp_seconds{source=\"disks\"} 1700000000");
  }

  @Test
  void current_afterAFailure_failsUntilItIsReadAgain() throws Exception {
    refreshed.refresh();
    source =
        () -> {
          throw new IllegalStateException("WMI timed out");
        };
    refreshed.refresh();

    assertThatThrownBy(() -> refreshed.current(new RecordingSink()))
        .isInstanceOf(CollectorException.class)
        .hasMessageContaining("WMI timed out");
    source = () -> "second";
    refreshed.refresh();
    assertThat(refreshed.current(new RecordingSink())).contains("second");
  }

  @Test
  void current_longAfterTheLastReading_failsAndTellsItsAge() {
    refreshed.refresh();
    clock.move(Duration.ofSeconds(61));
    RecordingSink sink = new RecordingSink();

    assertThatThrownBy(() -> refreshed.current(sink)).hasMessage("disks: no answer for 61 s");
    assertThat(sink.lines()).hasSize(1);
  }

  @Test
  void current_neverRead_failsAtLast() {
    clock.move(Duration.ofSeconds(61));

    assertThatThrownBy(() -> refreshed.current(new RecordingSink()))
        .isInstanceOf(CollectorException.class);
  }

  @Test
  void background_oneSourceHangs_readsTheOther() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (Background background = new Background(Duration.ofMillis(5), clock)) {
      Refreshed<String> hangs = background.refresh("hangs", () -> hang(never));
      Refreshed<String> works = background.refresh("works", () -> "read");

      await().until(() -> works.current(new RecordingSink()).isPresent());

      assertThat(hangs.current(new RecordingSink())).isEmpty();
    }
  }

  private static String hang(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return "never";
  }

  private static final class MovedClock extends Clock {
    private Instant now = Instant.ofEpochSecond(1_700_000_000);

    void move(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
