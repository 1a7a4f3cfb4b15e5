package io.hostwatch.exporter.oshi.host;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.collector.NoDataException;
import java.util.List;
import java.util.Optional;

/**
 * What the sensors read, as one chip that stands for all.
 *
 * <pre>{@code
 * node_hwmon_temp_celsius{chip="oshi_cpu",sensor="temp1"} 41
 * node_hwmon_fan_rpm{chip="oshi_cpu",sensor="fan1"} 1200
 * node_hwmon_chip_names{chip="oshi_cpu",chip_name="cpu"} 1
 * }</pre>
 *
 * <p>Read in the background. No data where there is no sensor, as on Windows for most users.
 */
final class HwmonCollector implements Collector {
  static final CollectorName NAME = new CollectorName("hwmon");
  private static final String CHIP = "oshi_cpu";
  private static final double HOTTEST = 200;
  private static final Family TEMPERATURE = sensor("temp_celsius", "Temperature.");
  private static final Family FAN = sensor("fan_rpm", "Turns a minute.");
  private static final Family VOLTAGE = sensor("in_volts", "Voltage.");
  private static final Family NAMES =
      Family.gauge(
          "node_hwmon_chip_names",
          "What a chip calls itself; the value is always 1.",
          "chip",
          "chip_name");

  private final Refreshed<SensorReading> sensors;

  HwmonCollector(Refreshed<SensorReading> sensors) {
    this.sensors = sensors;
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws CollectorException {
    Optional<SensorReading> reading = sensors.current(sink);
    if (reading.isPresent() && !collect(reading.get(), sink)) {
      throw new NoDataException("no sensor that is read without further drivers");
    }
  }

  private static boolean collect(SensorReading reading, MetricSink sink) {
    boolean warm = reading.cpuCelsius() > 0 && reading.cpuCelsius() < HOTTEST;
    boolean live = reading.cpuVolts() > 0;
    boolean turning = reading.fanRpms().stream().anyMatch(rpm -> rpm > 0);
    List<Integer> fans = turning ? reading.fanRpms() : List.of(); // where there is none: one 0
    if (warm) {
      sink.add(TEMPERATURE, reading.cpuCelsius(), CHIP, "temp1");
    }
    if (live) {
      sink.add(VOLTAGE, reading.cpuVolts(), CHIP, "in0");
    }
    for (int i = 0; i < fans.size(); i++) {
      sink.add(FAN, Math.max(0, fans.get(i)), CHIP, "fan" + (i + 1));
    }
    boolean any = warm || live || turning;
    if (any) {
      sink.add(NAMES, 1, CHIP, "cpu");
    }
    return any;
  }

  private static Family sensor(String name, String what) {
    return Family.gauge("node_hwmon_" + name, what, "chip", "sensor");
  }
}
