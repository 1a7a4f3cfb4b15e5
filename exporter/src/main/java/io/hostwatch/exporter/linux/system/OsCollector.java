package io.hostwatch.exporter.linux.system;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which distribution runs here, in which version, and until when it is supported.
 *
 * <pre>{@code
 * node_os_info{build_id="",id="debian",…,version_codename="bookworm",version_id="12"} 1
 * node_os_version{id="debian",id_like="",name="Debian GNU/Linux"} 12
 * node_os_support_end_timestamp_seconds 1.7e+09
 * }</pre>
 *
 * <p>Source: {@code etc/os-release} under the root file system, else {@code usr/lib/os-release}. No
 * data where there is neither.
 */
final class OsCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("os");
  private static final List<String> INFO_LABELS =
      List.of(
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
  private static final Family INFO =
      Family.gauge(
          "node_os_info",
          "What the distribution says of itself; the value is always 1.",
          INFO_LABELS.toArray(String[]::new));
  private static final Family VERSION =
      Family.gauge(
          "node_os_version",
          "Version of the distribution as far as it is a number.",
          "id",
          "id_like",
          "name");
  private static final Family SUPPORT_END =
      Family.gauge("node_os_support_end_timestamp_seconds", "Unix time at which the support ends.");
  private static final Pattern VERSION_NUMBER = Pattern.compile("\\d+\\.?\\d*");

  private final HostFiles files = new HostFiles();
  private final List<Path> places;
  private @Nullable FileStamp stamp;
  private List<Fact> facts = List.of();

  OsCollector(HostPaths paths) {
    places =
        List.of(
            paths.rootfs().resolve("etc/os-release"), paths.rootfs().resolve("usr/lib/os-release"));
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    refresh();
    for (Fact fact : facts) {
      fact.addTo(sink);
    }
  }

  /** Reads the file if it is another than last time; it changes with an upgrade of the system. */
  private void refresh() throws IOException {
    for (Path place : places) {
      FileStamp now = FileStamp.of(place);
      if (now != null) {
        if (!now.equals(stamp)) {
          stamp = null;
          facts = facts(OsRelease.parse(files.read(place)));
          stamp = now;
        }
        return;
      }
    }
    throw new NoDataException(places + ": the host has neither");
  }

  private static List<Fact> facts(OsRelease os) throws CollectorException {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(INFO, 1, INFO_LABELS.stream().map(os::get).toArray(String[]::new)));
    Matcher version = VERSION_NUMBER.matcher(os.get("version_id"));
    double number = version.lookingAt() ? Double.parseDouble(version.group()) : 0;
    if (number > 0 && Double.isFinite(number)) {
      facts.add(new Fact(VERSION, number, os.get("id"), os.get("id_like"), os.get("name")));
    }
    if (!os.get("support_end").isEmpty()) {
      facts.add(new Fact(SUPPORT_END, startOfDay(os.get("support_end"))));
    }
    return facts;
  }

  private static double startOfDay(String date) throws CollectorException {
    try {
      return LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    } catch (DateTimeParseException e) {
      throw new CollectorException("os-release: SUPPORT_END is no date such as 2029-05-31", e);
    }
  }

  /** A sample as it is until the file changes. */
  private static final class Fact {
    private final Family family;
    private final double value;
    private final String[] labelValues;

    Fact(Family family, double value, String... labelValues) {
      this.family = family;
      this.value = value;
      this.labelValues = labelValues.clone();
    }

    void addTo(MetricSink sink) {
      sink.add(family, value, labelValues);
    }
  }
}
