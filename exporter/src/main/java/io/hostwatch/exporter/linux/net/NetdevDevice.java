package io.hostwatch.exporter.linux.net;

import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.net.NetdevColumns.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/** One line of {@code /proc/net/dev} and the files of its interface. */
final class NetdevDevice {
  private final HostFiles files = new HostFiles();
  private final String name;
  private final boolean wanted;
  private final boolean aliased;
  private final Path alias;
  private final List<Source> sources;
  private final List<Path> paths;
  private String[] labels;

  NetdevDevice(String name, boolean wanted, boolean aliased, Path folder, List<Source> sources) {
    this.name = name;
    this.wanted = wanted;
    this.aliased = aliased;
    this.alias = folder.resolve("ifalias");
    this.sources = sources;
    this.paths =
        sources.stream()
            .map(source -> folder.resolve("statistics").resolve(source.file()))
            .toList();
    this.labels = new String[] {name};
  }

  String name() {
    return name;
  }

  boolean isWanted() {
    return wanted;
  }

  /** The values of the labels of all its series; an alias can be set at any time. */
  String[] labels() {
    if (aliased) {
      labels = new String[] {name, files.text(alias).orElse("")};
    }
    return labels;
  }

  void collectFiles(MetricSink sink, String[] labelValues) {
    for (int i = 0; i < paths.size(); i++) {
      OptionalDouble value = files.number(paths.get(i));
      if (value.isPresent()) {
        sink.add(sources.get(i).family(), value.getAsDouble(), labelValues);
      }
    }
  }

  void release() throws IOException {
    files.release();
  }
}
