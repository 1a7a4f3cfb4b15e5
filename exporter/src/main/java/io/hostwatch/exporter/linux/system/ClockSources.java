package io.hostwatch.exporter.linux.system;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.Folder;
import io.hostwatch.exporter.linux.file.HostFiles;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the kernel's clocks run on and could run on.
 *
 * <p>Source: {@code /sys/devices/system/clocksource}. The clocks are there from the start; what a
 * clock runs on is read each time, because the kernel leaves a counter that it caught going wrong.
 */
final class ClockSources {
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
  private static final String PREFIX = "clocksource";

  private final HostFiles files = new HostFiles();
  private final Path folder;
  private List<Device> devices = List.of();

  ClockSources(Path folder) {
    this.folder = folder;
  }

  void collect(MetricSink sink) throws CollectorException, NoSuchFileException {
    if (devices.isEmpty()) {
      devices = devices();
    }
    for (Device device : devices) {
      for (String source : device.available()) {
        sink.add(AVAILABLE, 1, device.index, source);
      }
      sink.add(CURRENT, 1, device.index, device.text(device.current));
    }
  }

  private List<Device> devices() {
    List<Device> found = new ArrayList<>();
    for (String name : files.names(folder)) {
      if (Folder.isNumbered(name, PREFIX)) {
        found.add(new Device(folder.resolve(name), Integer.toString(found.size())));
      }
    }
    return found;
  }

  /** One clock, with the names of its sources as long as the kernel writes the same ones. */
  private final class Device {
    private final Path availableFile;
    private final Path current;
    private final String index;
    private String line = "";
    private List<String> sources = List.of();

    Device(Path folder, String index) {
      this.availableFile = folder.resolve("available_clocksource");
      this.current = folder.resolve("current_clocksource");
      this.index = index;
    }

    List<String> available() throws CollectorException, NoSuchFileException {
      String now = text(availableFile);
      if (!now.equals(line)) {
        sources = List.of(now.split("\\s+"));
        line = now;
      }
      return sources;
    }

    String text(Path file) throws CollectorException, NoSuchFileException {
      String text = files.text(file).orElseThrow(() -> new NoSuchFileException(file.toString()));
      if (text.isEmpty()) {
        throw new CollectorException(file + ": has no clock source");
      }
      return text;
    }
  }
}
