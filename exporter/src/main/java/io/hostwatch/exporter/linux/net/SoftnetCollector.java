package io.hostwatch.exporter.linux.net;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import io.hostwatch.exporter.linux.file.ProcText;
import java.io.IOException;
import java.util.List;

/**
 * What each CPU did with packets that came in.
 *
 * <pre>{@code
 * node_softnet_dropped_total{cpu="0"} 0
 * node_softnet_processed_total{cpu="0"} 718180
 * node_softnet_times_squeezed_total{cpu="0"} 1
 * }</pre>
 *
 * <p>Source: {@code /proc/net/softnet_stat}, a line a CPU of hexadecimal columns without headings.
 * Newer kernels append columns; one that is missing counts as 0, and without a column for the CPU
 * the lines are those of CPU 0, 1 and so on.
 */
final class SoftnetCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("softnet");
  private static final List<Column> COLUMNS =
      List.of(
          counter(0, "processed", "Packets that a CPU took from the devices."),
          counter(1, "dropped", "Packets dropped because a CPU's queue was full."),
          counter(2, "times_squeezed", "Times a CPU had to stop with packets left over."),
          counter(8, "cpu_collision", "Times a CPU found a device locked when sending."),
          counter(9, "received_rps", "Times a CPU was woken by another to take packets."),
          counter(10, "flow_limit_count", "Packets dropped because one flow had too many."),
          new Column(
              11, Family.gauge("node_softnet_backlog_len", "Packets in a CPU's queue.", "cpu")));
  private static final int FEWEST = 9;
  private static final int CPU = 12;

  private final HostFiles files = new HostFiles();
  private final HostPaths paths;

  SoftnetCollector(HostPaths paths) {
    this.paths = paths;
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    ProcText text = files.read(paths.procNet("softnet_stat"));
    long[] values = new long[CPU + 1];
    long last = -1;
    for (int line = 0; text.nextLine(); line++) {
      int width = read(text, values);
      long cpu = width > CPU ? values[CPU] : line;
      if (cpu <= last) {
        throw text.malformed("a CPU after number " + last);
      }
      last = cpu;
      String label = Long.toString(cpu);
      for (Column column : COLUMNS) {
        sink.add(column.family, column.index < width ? (double) values[column.index] : 0, label);
      }
    }
  }

  private static int read(ProcText text, long[] values) throws IOException {
    int width = 0;
    while (width < values.length && text.nextField()) {
      values[width] = text.hex();
      if (values[width] >>> Integer.SIZE != 0) {
        throw text.malformed("numbers of 32 bits");
      }
      width++;
    }
    if (width < FEWEST) {
      throw text.malformed("at least " + FEWEST + " columns");
    }
    return width;
  }

  private static Column counter(int index, String name, String help) {
    return new Column(index, Family.counter("node_softnet_" + name + "_total", help, "cpu"));
  }

  private record Column(int index, Family family) {}
}
