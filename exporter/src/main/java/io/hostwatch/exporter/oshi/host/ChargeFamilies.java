package io.hostwatch.exporter.oshi.host;

import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import java.util.List;

/**
 * A battery's charge: as energy or as charge, by what it counts in; relative amounts as neither.
 */
final class ChargeFamilies {
  private static final double MILLI = 1000;
  private static final List<Family> ENERGY =
      List.of(gauge("energy_watthour"), gauge("energy_full"), gauge("energy_full_design"));
  private static final List<Family> CHARGE =
      List.of(gauge("charge_ampere"), gauge("charge_full"), gauge("charge_full_design"));

  private ChargeFamilies() {}

  static void collect(BatteryReading battery, MetricSink sink) {
    List<Family> families =
        switch (battery.unit()) {
          case MILLIWATT_HOURS -> ENERGY;
          case MILLIAMPERE_HOURS -> CHARGE;
          case RELATIVE -> List.of();
        };
    BatteryReading.Amounts amounts = battery.amounts();
    List<Integer> values = List.of(amounts.now(), amounts.full(), amounts.design());
    for (int i = 0; i < families.size(); i++) {
      if (values.get(i) > 0) {
        sink.add(families.get(i), values.get(i) / MILLI, battery.name());
      }
    }
  }

  private static Family gauge(String name) {
    return Family.gauge(
        "node_power_supply_" + name,
        "Battery field " + name + ", in watt or ampere hours.",
        "power_supply");
  }
}
