package io.hostwatch.exporter.linux.hardware;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.Folder;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The timers that restart the machine unless somebody resets them in time.
 *
 * <pre>{@code
 * node_watchdog_timeleft_seconds{name="watchdog0"} 300
 * node_watchdog_info{name="watchdog0",options="0x8380",identity="iTCO_wdt",state="active",…} 1
 * }</pre>
 *
 * <p>Source: {@code /sys/class/watchdog}. What a watchdog does not tell is left out, or an empty
 * label. No data where the kernel has no such class.
 */
final class WatchdogCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("watchdog");
  private static final Map<String, Measure> NUMBERS =
      Map.of(
          "access_cs0", gauge("access_cs0", "Whether the first boot device is in use."),
          "bootstatus", gauge("bootstatus", "Why the machine started, as the driver's flags."),
          "fw_version", gauge("fw_version", "Version of the watchdog's firmware."),
          "nowayout", gauge("nowayout", "Whether it can no longer be stopped (1)."),
          "pretimeout", gauge("pretimeout_seconds", "Seconds before the end at which it warns."),
          "timeleft", gauge("timeleft_seconds", "Seconds left until it restarts the machine."),
          "timeout", gauge("timeout_seconds", "Seconds in which it must be reset."));
  private static final List<String> TEXTS =
      List.of("options", "identity", "state", "status", "pretimeout_governor");
  private static final Family INFO =
      Family.gauge(
          "node_watchdog_info",
          "What a watchdog is and does; the value is always 1.",
          "name",
          "options",
          "identity",
          "state",
          "status",
          "pretimeout_governor");

  private final HostFiles files = new HostFiles();
  private final Devices<Watchdog> watchdogs;

  WatchdogCollector(HostPaths paths, LongSupplier nanoClock) {
    Path folder = paths.sysfs().resolve("class/watchdog");
    watchdogs = new Devices<>(files, folder, name -> true, Watchdog::in, nanoClock);
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    for (Watchdog watchdog : watchdogs.nowOrNoData("watchdogs")) {
      watchdog.readings.collect(files, sink);
      String[] labels = new String[1 + TEXTS.size()];
      labels[0] = watchdog.name;
      for (int i = 0; i < TEXTS.size(); i++) {
        labels[i + 1] = files.text(watchdog.texts.get(i)).orElse("");
      }
      sink.add(INFO, 1, labels);
    }
  }

  private static Measure gauge(String name, String help) {
    return Measure.plain(Family.gauge("node_watchdog_" + name, help, "name"));
  }

  private record Watchdog(String name, Readings readings, List<Path> texts) {

    static Watchdog in(Path folder) {
      String name = String.valueOf(folder.getFileName());
      Readings readings = new Readings();
      List<String> files = Folder.names(folder).orElse(List.of());
      NUMBERS.forEach(
          (file, measure) -> {
            if (files.contains(file)) {
              readings.add(folder.resolve(file), measure, name);
            }
          });
      return new Watchdog(name, readings, TEXTS.stream().map(folder::resolve).toList());
    }
  }
}
