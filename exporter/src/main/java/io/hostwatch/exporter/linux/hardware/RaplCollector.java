package io.hostwatch.exporter.linux.hardware;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.file.Cached;
import io.hostwatch.exporter.linux.file.FixedAttribute;
import io.hostwatch.exporter.linux.file.Folder;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/**
 * Energy that packages, cores and memory used since the start.
 *
 * <pre>{@code
 * node_rapl_package_joules_total{index="0",path="/sys/class/powercap/intel-rapl:0"} 240422.366267
 * node_rapl_joules_total{index="0",path="/sys/class/powercap/intel-rapl:0",rapl_zone="package"} 24…
 * }</pre>
 *
 * <p>The second form stands for the first where a label for the zone was asked for. Source: {@code
 * /sys/class/powercap}. The counter of the hardware starts anew from time to time. No data where
 * there is none, and where only root may read it, as in all kernels since 5.10.
 */
final class RaplCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("rapl");
  private static final double MICROJOULES = 1e6;

  private final HostFiles files = new HostFiles();
  private final Path folder;
  private final boolean zoneLabel;
  private final Cached<List<String>, List<RaplZone>> zones;

  RaplCollector(HostPaths paths, HardwareOptions options, LongSupplier nanoClock) {
    folder = paths.sysfs().resolve("class/powercap");
    zoneLabel = options.raplZoneLabel();
    zones = new Cached<>(this::zones, nanoClock);
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    Optional<List<String>> names = Folder.names(folder);
    if (names.isEmpty()) {
      throw new NoDataException(folder + ": the hardware does not count its energy");
    }
    List<RaplZone> all = zones.at(names.get());
    int read = 0;
    for (RaplZone zone : all) {
      OptionalDouble energy = files.number(zone.counter());
      if (energy.isPresent()) {
        sink.add(zone.family(), energy.getAsDouble() / MICROJOULES, zone.labels());
        read++;
      }
    }
    if (read == 0 && !all.isEmpty()) {
      throw new NoDataException(folder + ": energy_uj of no zone can be read; root may");
    }
  }

  private List<RaplZone> zones(List<String> names) {
    List<RaplZone> found = new ArrayList<>();
    Map<String, Integer> nextIndex = new HashMap<>();
    for (String name : names) {
      Path zone = folder.resolve(name);
      FixedAttribute.text(zone.resolve("name"))
          .ifPresent(kind -> found.add(RaplZone.of(zone, kind, nextIndex, zoneLabel)));
    }
    return List.copyOf(found);
  }
}
