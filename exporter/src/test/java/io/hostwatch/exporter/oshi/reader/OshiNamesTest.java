package io.hostwatch.exporter.oshi.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.exporter.oshi.host.Platform;
import org.junit.jupiter.api.Test;

/** What becomes of the names that OSHI and the JVM use. */
class OshiNamesTest {

  @Test
  void device_ofEachSystem_isShort() {
    assertThat(OshiDisks.device("\\\\.\\PHYSICALDRIVE0")).isEqualTo("PhysicalDrive0");
    assertThat(OshiDisks.device("/dev/nvme0n1")).isEqualTo("nvme0n1");
    assertThat(OshiDisks.device("disk0")).isEqualTo("disk0");
  }

  @Test
  void machine_ofEachSystem_isUnames() {
    assertThat(OshiIdentity.machine(Platform.WINDOWS, "amd64")).isEqualTo("x86_64");
    assertThat(OshiIdentity.machine(Platform.MACOS, "aarch64")).isEqualTo("arm64");
    assertThat(OshiIdentity.machine(Platform.LINUX, "aarch64")).isEqualTo("aarch64");
  }
}
