package io.hostwatch.exporter.oshi.host;

import java.util.List;

/** What the sensors read; 0 or NaN where there is none. */
public record SensorReading(double cpuCelsius, double cpuVolts, List<Integer> fanRpms) {

  public SensorReading {
    fanRpms = List.copyOf(fanRpms);
  }
}
