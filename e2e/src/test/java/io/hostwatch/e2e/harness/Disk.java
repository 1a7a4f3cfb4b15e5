package io.hostwatch.e2e.harness;

import java.nio.file.Path;
import java.util.List;

/**
 * The disk of a synthetic host.
 *
 * <p>The exporter asks the kernel how full a filesystem is, so a real one must be filled. Mounting
 * needs root (or passwordless sudo); where that is refused, as in an unprivileged container, the
 * same metrics come through the textfile collector instead, and the filesystem collector is left to
 * the exporter's own tests. Which of the two it was is printed.
 */
sealed interface Disk extends AutoCloseable permits MountedDisk, ToldDisk {

  /** A disk of that host, one tenth full. */
  static Disk at(Path root, String mountpoint) {
    Disk disk =
        MountedDisk.mount(root, mountpoint)
            .<Disk>map(mounted -> mounted)
            .orElseGet(() -> new ToldDisk(root, mountpoint));
    disk.fill(0.10);
    System.out.println("synthetic disk: " + disk);
    return disk;
  }

  /** Makes it that full. */
  void fill(double share);

  /** The host's list of mounts. */
  String mountinfo();

  /** What the exporter must be told. */
  List<String> flags();

  @Override
  void close();
}
