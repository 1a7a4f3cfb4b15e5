package io.hostwatch.exporter.linux.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.exporter.collector.MetricType;
import io.hostwatch.exporter.linux.RecordingSink;
import io.hostwatch.exporter.linux.file.HostFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HwmonUnitsTest {
  @TempDir private Path root;

  @ParameterizedTest
  @CsvSource({
    "beep_enable, beep_enabled, beep_enable0, 1, 1",
    "vrm, voltage_regulator_version, vrm0, 100, 100",
    "update_interval, update_interval_seconds, update_interval0, 1500, 1.5",
    "cpu0_vid, cpu_vid_volts, cpu0, 1100, 1.1",
    "in0_input, in_volts, in0, 1020, 1.02",
    "in0_alarm, in_alarm, in0, 1, 1",
    "in1_max_alarm, in_max_alarm_volts, in1, 1, 0.001",
    "in0_beep, in_beep_enabled, in0, 1, 1",
    "temp018_input, temp_celsius, temp18, 9000, 9",
    "temp1_type, temp_type, temp1, 4, 4",
    "temp1_offset, temp_offset_celsius, temp1, -3000, -3",
    "temp1_crit_alarm, temp_crit_alarm_celsius, temp1, 1, 0.001",
    "temp1_fault, temp_fault, temp1, 1, 1",
    "temp24_Foo-Bar_, temp_foo_bar_celsius, temp24, 5, 0.005",
    "curr1_crit, curr_crit_amps, curr1, 1234, 1.234",
    "fan1_target, fan_target_rpm, fan1, 1300, 1300",
    "fan1_div, fan_div, fan1, 2, 2",
    "pwm1, pwm, pwm1, 255, 255",
    "pwm1_auto_point1_temp, pwm_auto_point1_temp, pwm1, 40000, 40000",
    "intrusion0_alarm, intrusion_alarm, intrusion0, 1, 1",
    "intrusion0_beep, intrusion_beep_enabled, intrusion0, 0, 0",
    "humidity1_input, humidity, humidity1, 45000, 0.045",
    "energy1_input, energy_joule_total, energy1, 5000000, 5",
    "power1_average, power_average_watt, power1, 14000000, 14",
    "power1_accuracy, power_accuracy, power1, 90000, 0.09",
    "power1_average_interval_min, power_average_interval_min_seconds, power1, 100, 0.1",
    "power1_alarm, power_alarm, power1, 1, 1",
    "freq1_foo, freq_foo, freq1, 5, 5",
  })
  void collect_file_isReportedAs(
      String file, String name, String sensor, String content, String value) {
    RecordingSink sink = collect(file, content);

    assertThat(sink.lines())
        .containsExactly(
            "node_hwmon_" + name + "{chip=\"chip\",sensor=\"" + sensor + "\"} " + value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "temp1input",
        "temp1_",
        "temp_foo",
        "in_flight",
        "uevent",
        "power_state",
        "1temp",
        "",
        "temp99999999999999999999_input",
        "temp1_label",
        "freq1_input"
      })
  void collect_otherFile_isNotReported(String file) {
    RecordingSink sink = file.isEmpty() ? new RecordingSink() : collect(file, "5");

    assertThat(sink.lines("node_hwmon_temp")).isEmpty();
    assertThat(sink.lines("node_hwmon_freq")).isEmpty();
  }

  @Test
  void of_besideBareFile_namesTheInput() {
    HwmonFile file = HwmonFile.parse("fan1_input").orElseThrow();

    Measure measure = new HwmonUnits().of(file, true);

    assertThat(measure.family().name()).isEqualTo("node_hwmon_fan_input_rpm");
  }

  @Test
  void of_sameNameAgain_isTheSameFamily() {
    HwmonUnits units = new HwmonUnits();
    HwmonFile file = HwmonFile.parse("in1_input").orElseThrow();

    Measure first = units.of(file, false);
    Measure second = units.of(file, false);

    assertThat(second.family()).isSameAs(first.family());
  }

  @Test
  void of_energy_isACounterThatTakesNoNegative() {
    Measure measure = new HwmonUnits().of(HwmonFile.parse("energy1_input").orElseThrow(), false);

    assertThat(measure.family().type()).isEqualTo(MetricType.COUNTER);
    assertThat(measure.takes(-1)).isFalse();
  }

  @Test
  void collect_clockWithLabel_goesByIt() {
    new DeviceTree(root).device("chip", "freq1_input", "2000000000", "freq1_label", "Sclk 1");

    RecordingSink sink = new RecordingSink();
    chip().collect(new HostFiles(), sink);

    assertThat(sink.lines("node_hwmon_freq"))
        .containsExactly("node_hwmon_freq_freq_mhz{chip=\"chip\",sensor=\"sclk_1\"} 2000");
  }

  private RecordingSink collect(String file, String content) {
    new DeviceTree(root).device("chip", file, content);
    RecordingSink sink = new RecordingSink();
    chip().collect(new HostFiles(), sink);
    return sink;
  }

  private HwmonChip chip() {
    return new HwmonChip(root.resolve("sys/chip"), HardwareOptions.defaults(), new HwmonUnits());
  }
}
