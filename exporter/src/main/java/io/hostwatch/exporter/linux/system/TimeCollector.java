package io.hostwatch.exporter.linux.system;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.HostPaths;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

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
 * <p>Source: the JVM's clock and zone, and {@link ClockSources}.
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

  private final Clock clock;
  private final ClockSources sources;
  private @Nullable TimeZoneName zone;

  TimeCollector(HostPaths paths, Clock clock) {
    this.clock = clock;
    this.sources = new ClockSources(paths.sysfs().resolve("devices/system/clocksource"));
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    Instant now = clock.instant();
    sink.add(SECONDS, now.getEpochSecond() + now.getNano() / 1e9);
    TimeZoneName here = zone(now);
    sink.add(ZONE_OFFSET, here.offsetSeconds(), here.name());
    sources.collect(sink);
  }

  private TimeZoneName zone(Instant now) {
    TimeZoneName known = zone;
    if (known == null || !known.isValid(now)) {
      known = TimeZoneName.at(now, clock.getZone());
      zone = known;
    }
    return known;
  }
}
