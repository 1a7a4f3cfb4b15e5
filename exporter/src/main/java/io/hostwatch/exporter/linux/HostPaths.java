package io.hostwatch.exporter.linux;

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
}
