package io.hostwatch.exporter.oshi.reader;

import io.hostwatch.exporter.process.ProcessReading;
import java.util.List;
import oshi.software.os.OSProcess;
import oshi.software.os.OperatingSystem;

/** The processes; the idle one of Windows, which uses what nobody uses, is none. */
final class OshiProcesses {
  private static final double MILLIS = 1e3;
  private static final String IDLE = "Idle";

  private OshiProcesses() {}

  static List<ProcessReading> read(OperatingSystem system) {
    return system.getProcesses().stream()
        .filter(one -> one.getProcessID() != 0 && !one.getName().equals(IDLE))
        .map(OshiProcesses::reading)
        .toList();
  }

  private static ProcessReading reading(OSProcess one) {
    double millis = (double) (one.getKernelTime() + one.getUserTime());
    return new ProcessReading(
        one.getProcessID(),
        one.getStartTime(),
        one.getName(),
        Math.max(0, millis / MILLIS),
        Math.max(0, (double) one.getResidentMemory()));
  }
}
