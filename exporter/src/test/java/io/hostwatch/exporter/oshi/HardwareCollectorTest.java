package io.hostwatch.exporter.oshi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hostwatch.exporter.collector.CollectorException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HardwareCollectorTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC);

  private final FakeSource source = new FakeSource();
  private final HardwareCollector collector =
      new HardwareCollector(source, CLOCK, Executors.newSingleThreadScheduledExecutor());

  @AfterEach
  void stop() {
    source.released.countDown();
    collector.close();
  }

  @Test
  void collect_beforeTheFirstReading_addsNothingAndSucceeds() throws Exception {
    RecordingSink sink = new RecordingSink();

    collector.collect(sink);

    assertThat(sink.lines).isEmpty();
  }

  @Test
  void collect_whileTheSourceHangs_doesNotWait() throws Exception {
    collector.start(Duration.ofMillis(1));
    RecordingSink sink = new RecordingSink();

    collector.collect(sink);

    assertThat(sink.lines).isEmpty();
  }

  @Test
  void collect_afterReadings_hasFactsReadOnceAndTheLatestReading() {
    source.released.countDown();

    collector.start(Duration.ofMillis(1));

    await().until(() -> source.readings.get() > 3);
    await()
        .untilAsserted(
            () -> {
              RecordingSink sink = new RecordingSink();
              collector.collect(sink);
              assertThat(sink.lines)
                  .contains("cpu_physical_cores[] 8.0", "refresh_timestamp_seconds[] 1.7E9")
                  .anyMatch(line -> line.startsWith("temperature_celsius[cpu] "));
            });
    assertThat(source.facts).hasValue(1);
  }

  @Test
  void collect_afterASourceBroke_failsAndStillReadsOn() {
    source.broken = true;
    source.released.countDown();
    collector.start(Duration.ofMillis(1));

    await()
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> collector.collect(new RecordingSink()))
                    .isInstanceOf(CollectorException.class)
                    .hasMessageContaining("out of order"));
    source.broken = false;

    await().untilAsserted(() -> collector.collect(new RecordingSink()));
  }

  private static final class FakeSource implements HardwareSource {
    final CountDownLatch released = new CountDownLatch(1);
    final AtomicInteger facts = new AtomicInteger();
    final AtomicInteger readings = new AtomicInteger();
    volatile boolean broken;

    @Override
    public void facts(HardwareReport report) {
      facts.incrementAndGet();
      report.positive(HardwareFamilies.CPU_CORES, 8);
    }

    @Override
    public void readings(HardwareReport report) {
      try {
        released.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      if (broken) {
        throw new IllegalStateException("out of order");
      }
      report.temperature(
          HardwareFamilies.TEMPERATURE, 40.0 + readings.incrementAndGet() % 10, "cpu");
    }
  }
}
