package io.hostwatch.exporter.oshi.reader;

import io.hostwatch.exporter.oshi.host.BatteryReading;
import io.hostwatch.exporter.oshi.host.BatteryReading.Amounts;
import io.hostwatch.exporter.oshi.host.BatteryReading.State;
import io.hostwatch.exporter.oshi.host.BatteryReading.Unit;
import java.util.List;
import oshi.hardware.PowerSource;

/** The batteries; OSHI makes one up, named Unknown, where there is none. */
final class OshiBatteries {
  private OshiBatteries() {}

  static List<BatteryReading> read(List<PowerSource> sources) {
    return sources.stream()
        .filter(source -> OshiText.isKnown(source.getName()))
        .filter(source -> source.getMaxCapacity() > 1)
        .map(OshiBatteries::reading)
        .toList();
  }

  private static BatteryReading reading(PowerSource source) {
    return new BatteryReading(
        source.getName(),
        OshiText.known(source.getManufacturer()),
        OshiText.known(source.getDeviceName()),
        OshiText.known(source.getSerialNumber()),
        OshiText.known(source.getChemistry()),
        state(source),
        source.isPowerOnLine(),
        source.getRemainingCapacityPercent(),
        unit(source),
        new Amounts(
            source.getCurrentCapacity(), source.getMaxCapacity(), source.getDesignCapacity()),
        source.getVoltage(),
        source.getAmperage(),
        source.getPowerUsageRate(),
        source.getCycleCount(),
        source.getTemperature());
  }

  private static State state(PowerSource source) {
    if (source.isCharging()) {
      return State.CHARGING;
    }
    return source.isDischarging() ? State.DISCHARGING : State.IDLE;
  }

  private static Unit unit(PowerSource source) {
    return switch (source.getCapacityUnits()) {
      case MWH -> Unit.MILLIWATT_HOURS;
      case MAH -> Unit.MILLIAMPERE_HOURS;
      case RELATIVE -> Unit.RELATIVE;
    };
  }
}
