package io.hostwatch.exporter.linux.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.exporter.linux.OpenFiles;
import io.hostwatch.exporter.linux.file.HostFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DevicesTest {
  /** A kernel's file that nothing else in these tests reads. */
  private static final Path ATTRIBUTE = Path.of("/proc/sys/kernel/ngroups_max");

  @TempDir private Path folder;
  private final HostFiles files = new HostFiles();

  @Test
  @EnabledOnOs(OS.LINUX)
  void now_deviceIsGone_leavesNoFileOfItOpen() throws IOException {
    Path device = Files.createDirectory(folder.resolve("hwmon0"));
    Path attribute = Files.createSymbolicLink(device.resolve("temp1_input"), ATTRIBUTE);
    Devices<Path> devices =
        new Devices<>(files, folder, name -> true, path -> path, System::nanoTime);
    assertThat(devices.now()).containsExactly(device);
    assertThat(files.signed(attribute)).isPresent();
    assertThat(OpenFiles.has(ATTRIBUTE)).isTrue();

    Files.delete(attribute);
    Files.delete(device);

    assertThat(devices.now()).isEmpty();
    assertThat(OpenFiles.has(ATTRIBUTE)).isFalse();
  }
}
