package io.hostwatch.exporter.linux.system;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import io.hostwatch.exporter.linux.file.ProcText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * What time the host has, in which zone it is, and what its clock runs on.
 *
 * <pre>{@code
 * node_time_seconds 1.7952395257748277e+09
 * node_time_zone_offset_seconds{time_zone="CEST"} 7200
 * node_time_clocksource_available_info{device="0",clocksource="tsc"} 1
 * node_time_clocksource_current_info{device="0",clocksource="tsc"} 1
 * }</pre>
 *
 * <p>Source: the JVM's clock and zone, and {@code /sys/devices/system/clocksource}.
 */
final class TimeCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("time");
  private static final Family SECONDS =
      Family.gauge("node_time_seconds", "Unix time of the host, with fractions.");
  private static final Family ZONE_OFFSET =
      Family.gauge(
          "node_time_zone_offset_seconds",
          "Seconds by which the zone is ahead of UTC.",
          "time_zone");
  private static final Family AVAILABLE =
      Family.gauge(
          "node_time_clocksource_available_info",
          "Clock sources the kernel could use; the value is always 1.",
          "device",
          "clocksource");
  private static final Family CURRENT =
      Family.gauge(
          "node_time_clocksource_current_info",
          "Clock source the kernel uses; the value is always 1.",
          "device",
          "clocksource");
  private static final DateTimeFormatter ZONE_NAME = DateTimeFormatter.ofPattern("zzz", Locale.US);

  private static final DateTimeFormatter ZONE_NUMBER = DateTimeFormatter.ofPattern("x", Locale.US);

  private final HostFiles files = new HostFiles();
  private final Path folder;
  private final Clock clock;

  TimeCollector(HostPaths paths, Clock clock) {
    this.folder = paths.sysfs().resolve("devices/system/clocksource");
    this.clock = clock;
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    Instant now = clock.instant();
    sink.add(SECONDS, now.getEpochSecond() + now.getNano() / 1e9);
    ZonedDateTime local = now.atZone(clock.getZone());
    sink.add(ZONE_OFFSET, local.getOffset().getTotalSeconds(), zoneName(local));
    List<Path> devices = devices();
    for (int i = 0; i < devices.size(); i++) {
      collectSources(devices.get(i), Integer.toString(i), sink);
    }
  }

  /** What tzdata calls the zone: CEST, or -03 where it has no letters for it. */
  private static String zoneName(ZonedDateTime local) {
    String name = ZONE_NAME.format(local);
    boolean nameless = name.startsWith("GMT+") || name.startsWith("GMT-");
    return nameless ? ZONE_NUMBER.format(local) : name;
  }

  private List<Path> devices() {
    return files.names(folder).stream()
        .filter(name -> name.matches("clocksource[0-9].*"))
        .map(folder::resolve)
        .toList();
  }

  private void collectSources(Path device, String index, MetricSink sink) throws IOException {
    ProcText available = files.read(device.resolve("available_clocksource"));
    while (available.nextLine()) {
      while (available.nextField()) {
        sink.add(AVAILABLE, 1, index, available.field());
      }
    }
    ProcText current = files.read(device.resolve("current_clocksource"));
    if (!current.nextLine() || !current.nextField()) {
      throw current.incomplete("clock source");
    }
    sink.add(CURRENT, 1, index, current.field());
  }
}
