package io.hostwatch.exporter.linux.file;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the host's trees are mounted: {@code --path.procfs}, {@code --path.sysfs}, {@code
 * --path.rootfs} and {@code --path.udev.data}.
 */
public record HostPaths(Path procfs, Path sysfs, Path rootfs, Path udevData) {

  /** The paths of a host that is not looked at from inside a container. */
  public static HostPaths ofThisHost() {
    return new HostPaths(
        Path.of("/proc"), Path.of("/sys"), Path.of("/"), Path.of("/run/udev/data"));
  }

  /**
   * Where the network statistics called {@code name} of the host are.
   *
   * <p>{@code /proc/net} is what the reading process sees. Where another host's tree was given, for
   * example in a container without the host's network, the host's own are those of its process 1.
   */
  public Path procNet(String name) {
    Path ofInit = procfs.resolve("1/net").resolve(name);
    boolean foreign = !procfs.equals(Path.of("/proc"));
    return foreign && Files.isReadable(ofInit) ? ofInit : procfs.resolve("net").resolve(name);
  }
}
