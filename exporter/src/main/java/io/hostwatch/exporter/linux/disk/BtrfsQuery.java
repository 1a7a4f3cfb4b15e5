package io.hostwatch.exporter.linux.disk;

import java.util.Optional;

/** Asks a btrfs file system for its devices. */
@FunctionalInterface
interface BtrfsQuery {

  /**
   * The devices of the file system at {@code path}; empty if it cannot be asked.
   *
   * @param path its bytes one char each
   */
  Optional<BtrfsDevices> devices(String path);
}
