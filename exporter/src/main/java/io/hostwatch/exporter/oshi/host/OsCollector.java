package io.hostwatch.exporter.oshi.host;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which product runs here, in which version.
 *
 * <pre>{@code
 * node_os_info{build_id="22631",id="windows",id_like="",…,version="11",version_codename="",version_id="11"} 1
 * node_os_version{id="macos",id_like="",name="macOS"} 15.5
 * }</pre>
 *
 * <p>Read in the background.
 */
final class OsCollector implements Collector {
  static final CollectorName NAME = new CollectorName("os");
  private static final Pattern NUMBER = Pattern.compile("\\d+\\.?\\d*");
  private static final Family INFO =
      Family.gauge(
          "node_os_info",
          "What the system says of itself; the value is always 1.",
          "build_id",
          "id",
          "id_like",
          "image_id",
          "image_version",
          "name",
          "pretty_name",
          "variant",
          "variant_id",
          "version",
          "version_codename",
          "version_id");
  private static final Family VERSION =
      Family.gauge(
          "node_os_version",
          "Version of the system as far as it is a number.",
          "id",
          "id_like",
          "name");

  private final Refreshed<IdentityReading> identity;

  OsCollector(Refreshed<IdentityReading> identity) {
    this.identity = identity;
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws CollectorException {
    Optional<IdentityReading> read = identity.current(sink);
    if (read.isPresent()) {
      collect(read.get().product(), sink);
    }
  }

  private static void collect(IdentityReading.Product os, MetricSink sink) {
    String pretty = (os.name() + " " + os.version()).strip();
    sink.add(
        INFO,
        1,
        os.build(),
        os.id(),
        "",
        "",
        "",
        os.name(),
        pretty,
        "",
        "",
        os.version(),
        os.codename(),
        os.version());
    Matcher number = NUMBER.matcher(os.version());
    if (number.find()) {
      sink.add(VERSION, Double.parseDouble(number.group()), os.id(), "", os.name());
    }
  }
}
