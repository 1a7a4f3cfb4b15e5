package io.hostwatch.simulator.host;

import io.hostwatch.simulator.model.Families;
import io.hostwatch.simulator.model.Labels;
import io.hostwatch.simulator.model.Reading;
import java.util.List;

/** What the exporter says of itself: its build, and how each of its collectors did. */
final class ExporterFamilies {
  private static final List<String> COLLECTORS =
      List.of(
          "conntrack",
          "cpu",
          "diskstats",
          "filesystem",
          "hwmon",
          "loadavg",
          "mdadm",
          "meminfo",
          "netclass",
          "netdev",
          "netstat",
          "pressure",
          "stat",
          "textfile",
          "timex",
          "vmstat");

  private ExporterFamilies() {}

  static void add(HostModel host, Families to) {
    to.gauge(
            "node_exporter_build_info",
            "A metric with a constant '1' value labeled by facts of the exporter's build.")
        .with(
            Labels.of(
                "branch",
                "HEAD",
                "goarch",
                "amd64",
                "goos",
                "linux",
                "goversion",
                "simulated",
                "revision",
                "simulated",
                "tags",
                "unknown",
                "version",
                "1.11.1"),
            Reading.of(1));
    for (String collector : COLLECTORS) {
      Labels labels = Labels.of("collector", collector);
      to.gauge("node_scrape_collector_duration_seconds", "Duration of a collector scrape.")
          .with(labels, host.wavering("takes-" + collector, 0.0008, 0.6));
      to.gauge("node_scrape_collector_success", "Whether a collector succeeded.")
          .with(labels, Reading.of(1));
    }
  }
}
