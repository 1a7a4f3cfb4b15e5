package io.hostwatch.exporter.oshi.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.RecordingSink;
import java.util.List;
import org.junit.jupiter.api.Test;

/** hwmon and powersupplyclass. */
class SensorCollectorsTest {
  private static final String AGE =
      "hostwatch_host_refresh_timestamp_seconds{source=\"here\"} 1700000000";

  @Test
  void hwmon_sensors_areOneChip() throws Exception {
    SensorReading reading = new SensorReading(41.5, 1.1, List.of(1200, 0));

    assertThat(RecordedHost.lines(new HwmonCollector(RecordedHost.read(reading))))
        .containsExactly(
            AGE,
            "node_hwmon_chip_names{chip=\"oshi_cpu\",chip_name=\"cpu\"} 1",
            "node_hwmon_fan_rpm{chip=\"oshi_cpu\",sensor=\"fan1\"} 1200",
            "node_hwmon_fan_rpm{chip=\"oshi_cpu\",sensor=\"fan2\"} 0",
            "node_hwmon_in_volts{chip=\"oshi_cpu\",sensor=\"in0\"} 1.1",
            "node_hwmon_temp_celsius{chip=\"oshi_cpu\",sensor=\"temp1\"} 41.5");
  }

  @Test
  void hwmon_nothingReadable_isNoData() {
    SensorReading reading = new SensorReading(Double.NaN, 0, List.of(0));

    assertThatThrownBy(
            () -> new HwmonCollector(RecordedHost.read(reading)).collect(new RecordingSink()))
        .isInstanceOf(NoDataException.class);
  }

  @Test
  void powersupplyclass_energyInMilliwattHours_isInWattHours() throws Exception {
    assertThat(lines(battery(BatteryReading.Unit.MILLIWATT_HOURS)))
        .containsExactly(
            AGE,
            "node_power_supply_capacity{power_supply=\"BAT0\"} 50",
            "node_power_supply_current_ampere{power_supply=\"BAT0\"} 1.5",
            "node_power_supply_cyclecount{power_supply=\"BAT0\"} 112",
            "node_power_supply_energy_full{power_supply=\"BAT0\"} 50",
            "node_power_supply_energy_full_design{power_supply=\"BAT0\"} 60",
            "node_power_supply_energy_watthour{power_supply=\"BAT0\"} 25",
            "node_power_supply_info{power_supply=\"BAT0\",capacity_level=\"\","
                + "manufacturer=\"ACME\",model_name=\"X1\",serial_number=\"77\","
                + "status=\"Discharging\",technology=\"Li-ion\",type=\"Battery\"} 1",
            "node_power_supply_online{power_supply=\"BAT0\"} 0",
            "node_power_supply_power_watt{power_supply=\"BAT0\"} 17.25",
            "node_power_supply_present{power_supply=\"BAT0\"} 1",
            "node_power_supply_voltage_volt{power_supply=\"BAT0\"} 11.5");
  }

  @Test
  void powersupplyclass_amountsInMilliampereHours_areCharge() throws Exception {
    assertThat(lines(battery(BatteryReading.Unit.MILLIAMPERE_HOURS)))
        .contains("node_power_supply_charge_full{power_supply=\"BAT0\"} 50")
        .noneMatch(line -> line.contains("energy"));
  }

  @Test
  void powersupplyclass_none_isNoData() {
    assertThatThrownBy(() -> lines()).isInstanceOf(NoDataException.class);
  }

  private static List<String> lines(BatteryReading... batteries) throws Exception {
    return RecordedHost.lines(new PowersupplyclassCollector(RecordedHost.read(List.of(batteries))));
  }

  private static BatteryReading battery(BatteryReading.Unit unit) {
    return new BatteryReading(
        "BAT0",
        "ACME",
        "X1",
        "77",
        "Li-ion",
        BatteryReading.State.DISCHARGING,
        false,
        0.5,
        unit,
        new BatteryReading.Amounts(25_000, 50_000, 60_000),
        11.5,
        -1500,
        -17_250,
        112,
        0);
  }
}
