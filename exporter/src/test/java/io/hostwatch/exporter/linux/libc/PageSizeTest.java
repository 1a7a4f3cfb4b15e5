package io.hostwatch.exporter.linux.libc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class PageSizeTest {

  @Test
  void ofThisHost_isWhatTheKernelsMapsSay() throws IOException {
    String smaps = Files.readString(Path.of("/proc/self/smaps"));
    String first =
        smaps.lines().filter(line -> line.startsWith("KernelPageSize:")).findFirst().orElseThrow();
    int kibibytes = Integer.parseInt(first.replaceAll("[^0-9]", ""));

    assertThat(PageSize.ofThisHost()).isEqualTo(kibibytes * 1024);
  }
}
