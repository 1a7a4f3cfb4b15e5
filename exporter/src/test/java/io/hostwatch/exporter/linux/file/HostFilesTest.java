package io.hostwatch.exporter.linux.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.collector.CollectorException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostFilesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 8191, 8192, 8193, 100_000})
  void read_anyLength_readsAll(int length) throws IOException {
    Path file = Files.writeString(folder.resolve("x"), "a".repeat(length));

    ProcText text = new HostFiles().read(file);

    assertThat(text.nextLine()).isTrue();
    assertThat(text.line()).hasSize(length);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void read_kernelFileThatReportsNoLength_readsAll() throws IOException {
    Path status = Path.of("/proc/self/status");

    ProcText text = new HostFiles().read(status);

    assertThat(Files.size(status)).isZero();
    assertThat(text.nextLine()).isTrue();
    assertThat(text.nextName()).isEqualTo("Name");
  }

  @Test
  void read_largerThanAnyKernelFile_isRefused() throws IOException {
    Path file = folder.resolve("x");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(16L * 1024 * 1024);
    }

    assertThatThrownBy(() -> new HostFiles().read(file))
        .isInstanceOf(CollectorException.class)
        .hasMessageContaining("larger than");
  }

  @Test
  void readIfPresent_noFile_isEmpty() throws IOException {
    assertThat(new HostFiles().readIfPresent(folder.resolve("none"))).isEmpty();
  }
}
