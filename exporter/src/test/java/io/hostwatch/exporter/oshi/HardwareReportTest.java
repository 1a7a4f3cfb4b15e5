package io.hostwatch.exporter.oshi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HardwareReportTest {
  private final HardwareReport report = new HardwareReport();

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void positive_impossibleValue_isRefused(double value) {
    report.positive(HardwareFamilies.CPU_CORES, value);

    assertThat(RecordingSink.of(report)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -273.15, -300, 5000, Double.NaN})
  void temperature_impossibleValue_isRefused(double celsius) {
    report.temperature(HardwareFamilies.TEMPERATURE, celsius, "cpu");

    assertThat(RecordingSink.of(report)).isEmpty();
  }

  @Test
  void temperature_cold_isServed() {
    report.temperature(HardwareFamilies.TEMPERATURE, -12.5, "outside");

    assertThat(RecordingSink.of(report)).containsExactly("temperature_celsius[outside] -12.5");
  }

  @Test
  void ratio_aboveOne_isRefused() {
    report.ratio(HardwareFamilies.POWER_REMAINING, 1.01, "BAT0");

    assertThat(RecordingSink.of(report)).isEmpty();
  }

  @Test
  void info_unknownWords_becomeEmptyAndNothingKnownIsLeftOut() {
    report.info(HardwareFamilies.SYSTEM, "unknown", " Unknown ");
    report.info(HardwareFamilies.SYSTEM, "Maker ", "unknown");

    assertThat(RecordingSink.of(report)).containsExactly("system_info[Maker, ] 1.0");
  }

  @Test
  void report_twoThingsOfOneName_tellsTheFirst() {
    report.positive(HardwareFamilies.VOLTAGE, 1.5, "cpu");
    report.positive(HardwareFamilies.VOLTAGE, 2.5, "cpu");

    assertThat(RecordingSink.of(report)).containsExactly("voltage_volts[cpu] 1.5");
  }

  @Test
  void part_fails_costsOnlyItself() {
    report.part("bad", this::fail);
    report.part("good", () -> report.positive(HardwareFamilies.CPU_CORES, 4));

    assertThat(RecordingSink.of(report)).containsExactly("cpu_physical_cores[] 4.0");
  }

  private void fail() throws IOException {
    throw new IOException("no such file");
  }
}
