package io.hostwatch.exporter.oshi.host;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What time the host has and in which zone it is.
 *
 * <pre>{@code
 * node_time_seconds 1.7952395257748277e+09
 * node_time_zone_offset_seconds{time_zone="CEST"} 7200
 * }</pre>
 */
final class TimeCollector implements Collector {
  static final CollectorName NAME = new CollectorName("time");
  private static final Family SECONDS =
      Family.gauge("node_time_seconds", "Unix time of the host, with fractions.");
  private static final Family ZONE_OFFSET =
      Family.gauge(
          "node_time_zone_offset_seconds",
          "Seconds by which the zone is ahead of UTC.",
          "time_zone");
  private static final DateTimeFormatter ZONE_NAME = DateTimeFormatter.ofPattern("zzz", Locale.US);

  private final Clock clock;

  TimeCollector(Clock clock) {
    this.clock = clock;
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) {
    Instant now = clock.instant();
    sink.add(SECONDS, (double) now.getEpochSecond() + now.getNano() / 1e9);
    ZonedDateTime local = now.atZone(clock.getZone());
    sink.add(ZONE_OFFSET, local.getOffset().getTotalSeconds(), ZONE_NAME.format(local));
  }
}
