package io.hostwatch.exporter.linux.system;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.RecordingSink;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class TimexCollectorTest {
  private static final int NANO = 0x2000;

  @Test
  void collect_disciplinedClockInNanoseconds_scalesEachField() throws IOException {
    RecordingSink sink =
        collect(
            timex -> {
              fill(
                  timex,
                  Map.of(
                      "offset", -1500L, "freq", 65_536L * 20, "maxerror", 2500L, "tick", 10_000L));
              fill(timex, Map.of("esterror", 4L, "constant", 7L, "jitter", 9L));
              timex.set(JAVA_INT, Timex.offset("status"), NANO | 1);
              timex.set(JAVA_INT, Timex.offset("tai"), 37);
              return 0;
            });

    assertThat(sink.lines())
        .contains(
            "node_timex_estimated_error_seconds 0.000004",
            "node_timex_frequency_adjustment_ratio 1.00002",
            "node_timex_loop_time_constant 7",
            "node_timex_maxerror_seconds 0.0025",
            "node_timex_offset_seconds -0.0000015",
            "node_timex_pps_jitter_seconds 0.000000009",
            "node_timex_status 8193",
            "node_timex_sync_status 1",
            "node_timex_tai_offset_seconds 37",
            "node_timex_tick_seconds 0.01");
  }

  @Test
  void collect_pulseInMicroseconds_scalesEachField() throws IOException {
    RecordingSink sink =
        collect(
            timex -> {
              fill(timex, Map.of("offset", 8L, "ppsfreq", 65_536L * 3, "jitter", 5L));
              fill(timex, Map.of("stabil", 65_536L * 6, "jitcnt", 1L, "calcnt", 2L));
              fill(timex, Map.of("errcnt", 3L, "stbcnt", 4L));
              timex.set(JAVA_INT, Timex.offset("shift"), 8);
              return 3;
            });

    assertThat(sink.lines())
        .contains(
            "node_timex_offset_seconds 0.000008",
            "node_timex_pps_calibration_total 2",
            "node_timex_pps_error_total 3",
            "node_timex_pps_frequency_hertz 0.000003",
            "node_timex_pps_jitter_seconds 0.000005",
            "node_timex_pps_jitter_total 1",
            "node_timex_pps_shift_seconds 8",
            "node_timex_pps_stability_exceeded_total 4",
            "node_timex_pps_stability_hertz 0.000006",
            "node_timex_sync_status 1");
  }

  @Test
  void collect_nobodyKeepsTheClock_isNotInSync() throws IOException {
    RecordingSink sink = collect(timex -> KernelClock.NOT_SYNCHRONIZED);

    assertThat(sink.lines()).hasSize(17).contains("node_timex_sync_status 0");
  }

  @Test
  void collect_mayNotAsk_isNoData() {
    assertThatThrownBy(
            () ->
                collect(
                    timex -> {
                      throw new NoDataException("adjtimex: operation not permitted");
                    }))
        .isInstanceOf(NoDataException.class);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void collect_thisHost_ticksAHundredTimesASecond() throws IOException {
    RecordingSink sink = collect(new Adjtimex());

    assertThat(sink.lines("node_timex_tick_seconds"))
        .singleElement()
        .asString()
        .matches("node_timex_tick_seconds 0\\.(009[0-9]*|01|010[0-9]*)");
  }

  private static void fill(MemorySegment timex, Map<String, Long> fields) {
    fields.forEach((field, value) -> timex.set(JAVA_LONG, Timex.offset(field), value));
  }

  private static RecordingSink collect(KernelClock clock) throws IOException {
    RecordingSink sink = new RecordingSink();
    new TimexCollector(clock).collect(sink);
    return sink;
  }
}
