package io.hostwatch.exporter.linux.storage;

import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.Reminder;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One NVMe controller. What it is, and which namespaces it has, is read again once a minute only.
 */
final class NvmeController {
  private static final Pattern NAMESPACE = Pattern.compile("nvme\\d+(?:c\\d+)?n(\\d+)");
  private static final Family INFO =
      Family.gauge(
          "node_nvme_info",
          "Which disk an NVMe controller is; the value is always 1.",
          "device",
          "firmware_revision",
          "model",
          "serial",
          "state",
          "cntlid");

  private final HostFiles files;
  private final Path folder;
  private final String device;
  private final Path state;
  private final Reminder reminder;
  private String[] info = new String[0];
  private List<NvmeNamespace> namespaces = List.of();

  NvmeController(HostFiles files, Path folder, String device, LongSupplier nanos) {
    this.files = files;
    this.folder = folder;
    this.device = device;
    this.state = folder.resolve("state");
    this.reminder = new Reminder(nanos);
  }

  void collect(MetricSink sink) {
    if (reminder.isDue()) {
      info = new String[] {device, text("firmware_rev"), text("model"), text("serial"), "", ""};
      info[5] = text("cntlid");
      namespaces = files.names(folder).stream().flatMap(this::namespace).toList();
    }
    info[4] = files.text(state).orElse("");
    sink.add(INFO, 1, info);
    for (NvmeNamespace namespace : namespaces) {
      namespace.collect(sink);
    }
  }

  /** With multipath a controller's part of a namespace has the controller's number, too. */
  private Stream<NvmeNamespace> namespace(String entry) {
    Matcher name = NAMESPACE.matcher(entry);
    return name.matches()
        ? Stream.of(new NvmeNamespace(files, folder.resolve(entry), device, name.group(1)))
        : Stream.empty();
  }

  private String text(String attribute) {
    return files.text(folder.resolve(attribute)).orElse("");
  }
}
