package io.hostwatch.exporter.linux.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeCollectorTest {
  private static final Instant SUMMER = Instant.parse("2026-07-01T10:00:00.5Z");

  @TempDir private Path root;

  @ParameterizedTest
  @CsvSource({
    "UTC, UTC, 0",
    "Europe/Berlin, CEST, 7200",
    "America/New_York, EDT, -14400",
    "America/Sao_Paulo, -03, -10800",
    "Asia/Kathmandu, +0545, 20700",
  })
  void collect_zone_isCalledAsTzdataDoes(String zone, String name, int offset) throws IOException {
    RecordingSink sink = collect(ZoneId.of(zone));

    assertThat(sink.lines())
        .containsExactly(
            "node_time_seconds 1782900000.5",
            "node_time_zone_offset_seconds{time_zone=\"" + name + "\"} " + offset);
  }

  @Test
  void collect_severalClocks_areNumbered() throws IOException {
    HostTree host = new HostTree(root);
    for (int i = 0; i < 2; i++) {
      String folder = "sys/devices/system/clocksource/clocksource" + i;
      host.with(folder + "/available_clocksource", "tsc\n")
          .with(folder + "/current_clocksource", "tsc\n");
    }

    RecordingSink sink = collect(ZoneId.of("UTC"));

    assertThat(sink.lines("node_time_clocksource_current_info"))
        .containsExactly(
            "node_time_clocksource_current_info{device=\"0\",clocksource=\"tsc\"} 1",
            "node_time_clocksource_current_info{device=\"1\",clocksource=\"tsc\"} 1");
  }

  @Test
  void collect_kernelLeavesItsClockSource_tellsTheNewOne() throws IOException {
    String folder = "sys/devices/system/clocksource/clocksource0";
    HostTree host =
        new HostTree(root)
            .with(folder + "/available_clocksource", "tsc hpet \n")
            .with(folder + "/current_clocksource", "tsc\n");
    TimeCollector collector =
        new TimeCollector(host.paths(), Clock.fixed(SUMMER, ZoneId.of("UTC")));
    collector.collect(new RecordingSink());
    host.with(folder + "/available_clocksource", "hpet \n")
        .with(folder + "/current_clocksource", "hpet\n");
    RecordingSink sink = new RecordingSink();

    collector.collect(sink);

    assertThat(sink.lines("node_time_clocksource"))
        .containsExactly(
            "node_time_clocksource_available_info{device=\"0\",clocksource=\"hpet\"} 1",
            "node_time_clocksource_current_info{device=\"0\",clocksource=\"hpet\"} 1");
  }

  @Test
  void zone_clocksGoBack_isAnother() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    Instant change = Instant.parse("2026-10-25T01:00:00Z");

    TimeZoneName summer = TimeZoneName.at(SUMMER, berlin);
    TimeZoneName winter = TimeZoneName.at(change, berlin);

    assertThat(summer.isValid(change.minusNanos(1))).isTrue();
    assertThat(summer.isValid(change)).isFalse();
    assertThat(summer.isValid(SUMMER.minusSeconds(1))).isFalse();
    assertThat(winter.name()).isEqualTo("CET");
    assertThat(winter.offsetSeconds()).isEqualTo(3600);
    assertThat(TimeZoneName.at(SUMMER, ZoneId.of("UTC")).isValid(Instant.MAX.minusSeconds(1)))
        .isTrue();
  }

  private RecordingSink collect(ZoneId zone) throws IOException {
    RecordingSink sink = new RecordingSink();
    new TimeCollector(new HostTree(root).paths(), Clock.fixed(SUMMER, zone)).collect(sink);
    return sink;
  }
}
