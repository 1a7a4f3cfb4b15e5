package io.hostwatch.exporter.linux.storage;

import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.Cached;
import io.hostwatch.exporter.linux.file.HostFiles;
import java.io.IOException;
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

  private static final int STATE = INFO.labelNames().indexOf("state");

  private final HostFiles files;
  private final Path folder;
  private final String device;
  private final Path state;
  private final Cached<Path, String[]> info;
  private final Cached<Path, List<NvmeNamespace>> namespaces;

  NvmeController(HostFiles files, Path folder, String device, LongSupplier nanos) {
    this.files = files;
    this.folder = folder;
    this.device = device;
    this.state = folder.resolve("state");
    this.info = new Cached<>(this::info, nanos);
    this.namespaces = new Cached<>(this::namespaces, nanos);
  }

  void collect(MetricSink sink) throws IOException {
    String[] labels = info.at(folder);
    labels[STATE] = files.text(state).orElse("");
    sink.add(INFO, 1, labels);
    for (NvmeNamespace namespace : namespaces.at(folder)) {
      namespace.collect(sink);
    }
  }

  private String[] info(Path from) {
    return new String[] {
      device,
      text(from, "firmware_rev"),
      text(from, "model"),
      text(from, "serial"),
      "", // its state may be another at any time
      text(from, "cntlid")
    };
  }

  private List<NvmeNamespace> namespaces(Path from) {
    return files.names(from).stream().flatMap(this::namespace).toList();
  }

  /** With multipath a controller's part of a namespace has the controller's number, too. */
  private Stream<NvmeNamespace> namespace(String entry) {
    Matcher name = NAMESPACE.matcher(entry);
    return name.matches()
        ? Stream.of(new NvmeNamespace(files, folder.resolve(entry), device, name.group(1)))
        : Stream.empty();
  }

  private String text(Path from, String attribute) {
    return files.text(from.resolve(attribute)).orElse("");
  }
}
