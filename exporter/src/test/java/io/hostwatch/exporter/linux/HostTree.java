package io.hostwatch.exporter.linux;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.LinuxCollectors.Surroundings;
import io.hostwatch.exporter.linux.disk.FileSystemStat.Refused;
import io.hostwatch.exporter.linux.disk.FileSystemStat.Usage;
import io.hostwatch.exporter.linux.file.HostPaths;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A made-up host's files under a folder of the test. */
public final class HostTree {
  private final Path root;

  public HostTree(Path root) {
    this.root = root;
  }

  /** The files of {@code fixture-host.txt}: path to content. */
  public static Map<String, byte[]> fixture() {
    String bundle = resource("fixture-host.txt");
    Map<String, byte[]> files = new TreeMap<>();
    for (String file : bundle.split("(?m)^=== ", -1)) {
      int end = file.indexOf('\n');
      files.put(file.substring(0, end), file.substring(end + 1).getBytes(UTF_8));
    }
    files.keySet().removeIf(path -> path.contains(" "));
    return files;
  }

  /** What the fixture's collectors learn from elsewhere: nobody answers for {@code /srv/nas}. */
  public static Surroundings surroundings() {
    return new Surroundings(
        path ->
            path.endsWith("/srv/nas")
                ? new Refused("stale NFS file handle")
                : new Usage(4096.0 * 1000, 4096.0 * 500, 4096.0 * 400, 256, 128),
        4096,
        Clock.fixed(Instant.parse("2026-07-01T10:00:00.25Z"), ZoneId.of("Europe/Berlin")),
        "amd64",
        NoDrivers::new,
        timex -> 0,
        () -> {
          throw new NoDataException("no systemd here");
        });
  }

  public static String resource(String name) {
    try (InputStream in = HostTree.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public HostTree with(String file, String content) {
    return with(file, content.getBytes(UTF_8));
  }

  public HostTree with(String file, byte[] content) {
    try {
      Path path = root.resolve(file);
      Files.createDirectories(Objects.requireNonNull(path.getParent()));
      Files.write(path, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public HostTree with(Map<String, byte[]> files) {
    files.forEach(this::with);
    return this;
  }

  public HostTree without(String file) {
    try {
      Files.delete(root.resolve(file));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public HostPaths paths() {
    return new HostPaths(
        root.resolve("proc"), root.resolve("sys"), root, root.resolve("run/udev/data"));
  }

  public LinuxOptions options() {
    return LinuxOptions.defaults(paths());
  }
}
