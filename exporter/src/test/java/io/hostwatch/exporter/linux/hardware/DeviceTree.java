package io.hostwatch.exporter.linux.hardware;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import io.hostwatch.exporter.linux.file.HostPaths;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A made-up {@code /sys} with folders of devices and links to them. */
final class DeviceTree {
  private final Path sys;
  private final HostTree host;

  DeviceTree(Path root) {
    sys = root.resolve("sys");
    host = new HostTree(root);
  }

  /** A device's folder with files, given as names and contents in turn. */
  DeviceTree device(String folder, String... files) {
    with(folder);
    for (int i = 0; i < files.length; i += 2) {
      host.with("sys/" + folder + '/' + files[i], files[i + 1] + '\n');
    }
    return this;
  }

  DeviceTree with(String folder) {
    try {
      Files.createDirectories(sys.resolve(folder));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file that cannot be read, as of a sensor that is not connected: reading fails. */
  DeviceTree unreadable(String file) {
    return with(file);
  }

  DeviceTree link(String link, String target) {
    try {
      Path path = sys.resolve(link);
      Files.createDirectories(Objects.requireNonNull(path.getParent()));
      Files.deleteIfExists(path);
      Files.createSymbolicLink(path, Path.of(target));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  DeviceTree without(String file) {
    host.without("sys/" + file);
    return this;
  }

  HostPaths paths() {
    return host.paths();
  }

  /** What {@code collector} reports now. */
  static RecordingSink collect(Collector collector) throws IOException {
    RecordingSink sink = new RecordingSink();
    collector.collect(sink);
    return sink;
  }
}
