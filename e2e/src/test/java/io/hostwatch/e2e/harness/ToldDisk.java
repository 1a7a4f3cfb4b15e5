package io.hostwatch.e2e.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A disk that exists only in what the textfile collector is told of it. */
record ToldDisk(Path root, String mountpoint) implements Disk {

  private static final long BYTES = 100L << 30;

  @Override
  public void fill(double share) {
    long free = Math.round(BYTES * (1 - share));
    String text =
        gauge("size_bytes", BYTES)
            + gauge("free_bytes", free)
            + gauge("avail_bytes", free)
            + gauge("readonly", 0);
    try {
      Files.createDirectories(dir());
      Path fresh = Files.writeString(dir().resolve("disk.fresh"), text);
      Files.move(fresh, dir().resolve("disk.prom"), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String mountinfo() {
    return "";
  }

  @Override
  public List<String> flags() {
    return List.of("--no-collector.filesystem", "--collector.textfile.directory=" + dir());
  }

  @Override
  public void close() {}

  private Path dir() {
    return root.resolve("textfile");
  }

  private String gauge(String name, long value) {
    return """
    # HELP node_filesystem_%1$s Told by the test.
    # TYPE node_filesystem_%1$s gauge
    node_filesystem_%1$s{device="/dev/sdb1",fstype="ext4",mountpoint="%2$s",device_error=""} %3$d
    """
        .formatted(name, mountpoint, value);
  }
}
