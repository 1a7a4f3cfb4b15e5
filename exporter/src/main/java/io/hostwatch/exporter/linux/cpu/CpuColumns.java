package io.hostwatch.exporter.linux.cpu;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.linux.file.ProcText;
import java.util.ArrayList;
import java.util.List;

/** The heading of a table with a column for each CPU, as in {@code /proc/interrupts}. */
final class CpuColumns {

  private CpuColumns() {}

  /** Moves to the first line and takes the CPUs' numbers from it. */
  static List<String> read(ProcText text) throws CollectorException {
    List<String> cpus = new ArrayList<>();
    if (text.nextLine()) {
      while (text.nextField()) {
        if (!text.skip("CPU")) {
          throw text.malformed("CPU0 and so on");
        }
        cpus.add(text.field());
      }
    }
    if (cpus.isEmpty()) {
      throw text.incomplete("column of a CPU");
    }
    return cpus;
  }
}
