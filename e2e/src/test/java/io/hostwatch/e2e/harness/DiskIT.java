package io.hostwatch.e2e.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A synthetic disk is as full as it was made, where this user may mount one. */
class DiskIT {

  @Test
  void disk_filled_isThatFull(@TempDir Path root) {
    try (Disk disk = Disk.at(root, "/srv/data")) {
      disk.fill(0.91);

      if (disk instanceof MountedDisk mounted) {
        var file = mounted.dir().toFile();
        double used = 1 - (double) file.getUsableSpace() / file.getTotalSpace();
        assertThat(used).isBetween(0.905, 0.92);
      }
    }
  }
}
