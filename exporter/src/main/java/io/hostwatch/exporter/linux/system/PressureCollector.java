package io.hostwatch.exporter.linux.system;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import io.hostwatch.exporter.linux.file.ProcText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long tasks had to wait for CPU, memory and devices (pressure stall information).
 *
 * <pre>{@code
 * node_pressure_cpu_waiting_seconds_total 14.036781000000001
 * node_pressure_io_stalled_seconds_total 159.229614
 * }</pre>
 *
 * <p>Source: {@code /proc/pressure}; <em>waiting</em> is its "some", <em>stalled</em> its "full".
 * No data where the kernel was built or started without it.
 */
final class PressureCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("pressure");
  private static final List<Line> LINES =
      List.of(
          line("cpu", "some", "cpu_waiting", "some task waited for a CPU"),
          line("io", "some", "io_waiting", "some task waited for a device"),
          line("io", "full", "io_stalled", "no task could go on for want of a device"),
          line("memory", "some", "memory_waiting", "some task waited for memory"),
          line("memory", "full", "memory_stalled", "no task could go on for want of memory"),
          line("irq", "full", "irq_stalled", "no task could go on because of interrupts"));
  private static final List<String> RESOURCES =
      LINES.stream().map(Line::resource).distinct().toList();

  private final HostFiles files = new HostFiles();
  private final Path folder;
  private final List<Path> sources;

  PressureCollector(HostPaths paths) {
    folder = paths.procfs().resolve("pressure");
    sources = RESOURCES.stream().map(folder::resolve).toList();
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    int found = 0;
    for (int i = 0; i < RESOURCES.size(); i++) {
      Optional<ProcText> text = read(sources.get(i));
      if (text.isPresent()) {
        found += collect(RESOURCES.get(i), text.get(), sink);
      }
    }
    if (found == 0) {
      throw new NoDataException(folder + ": the kernel keeps no pressure stall information");
    }
  }

  /** The resource's file: there since Linux 4.20, irq since 6.1, and unreadable with psi=0. */
  private Optional<ProcText> read(Path source) throws IOException {
    try {
      return files.readIfPresent(source);
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).contains("not supported")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static int collect(String resource, ProcText text, MetricSink sink) throws IOException {
    int found = 0;
    while (text.nextLine() && text.nextField()) {
      Family family = family(resource, text);
      if (family != null) {
        sink.add(family, totalMicros(text) / 1000 / 1000); // twice: node_exporter's last digits
        found++;
      }
    }
    return found;
  }

  private static @Nullable Family family(String resource, ProcText text) {
    for (Line line : LINES) {
      if (line.resource.equals(resource) && text.fieldIs(line.share)) {
        return line.family;
      }
    }
    return null;
  }

  private static double totalMicros(ProcText text) throws IOException {
    while (text.nextField()) {
      if (text.skip("total=")) {
        return ProcText.asDouble(text.unsigned());
      }
    }
    throw text.malformed("total=");
  }

  private static Line line(String resource, String share, String name, String help) {
    String full = "node_pressure_" + name + "_seconds_total";
    return new Line(resource, share, Family.counter(full, "Seconds in which " + help + "."));
  }

  private record Line(String resource, String share, Family family) {}
}
