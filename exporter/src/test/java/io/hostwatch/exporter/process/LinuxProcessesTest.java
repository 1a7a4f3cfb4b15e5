package io.hostwatch.exporter.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.linux.RecordingSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxProcessesTest {
  private static final String NUMBERS =
      " S 1 42 42 0 -1 %d 90 0 0 0 1250 250 0 0 20 0 8 0 7777 9000000 %d 18446744073709551615 1\n";

  @TempDir Path procfs;

  @Test
  void read_aProcess_hasItsTimesAndMemory() throws IOException {
    write("42", "42 (java)" + NUMBERS.formatted(0x400000, 100));

    assertThat(read()).containsExactly(new ProcessReading(42, 7777, "java", 15, 409_600));
  }

  @Test
  void read_aNameOfParenthesesAndBlanks_isWhole() throws IOException {
    write("42", "42 (a) b (c))" + NUMBERS.formatted(0x400000, 1));

    assertThat(read()).extracting(ProcessReading::command).containsExactly("a) b (c)");
  }

  @Test
  void read_aKernelThread_isNamedByItsKind() throws IOException {
    write("7", "7 (kworker/0:1-events)" + NUMBERS.formatted(0x4208060, 0));

    assertThat(read()).containsExactly(new ProcessReading(7, 7777, "kworker", 15, 0));
  }

  @Test
  void read_aLineBrokenOffAnywhere_isLeftOutOrWhole() {
    byte[] line =
        ("42 (java)" + NUMBERS.formatted(0x400000, 100)).getBytes(StandardCharsets.US_ASCII);

    for (int length = 0; length < line.length; length++) {
      StatLine broken = new StatLine(Arrays.copyOf(line, length), length);
      assertThat(broken.reading(4096, (bytes, from, to) -> "java").stream())
          .allMatch(one -> one.command().equals("java") && one.residentBytes() >= 0);
    }
  }

  @Test
  void read_whatIsNoProcess_isLeftOut() throws IOException {
    write("42", "42 (java)" + NUMBERS.formatted(0x400000, 100));
    write("43", "\u0000\u0001");
    write("self", "42 (java)" + NUMBERS.formatted(0x400000, 100));
    Files.createDirectories(procfs.resolve("44"));

    assertThat(read()).hasSize(1);
  }

  @Test
  void read_noProcfs_fails() {
    assertThatThrownBy(
            () -> new LinuxProcesses(procfs.resolve("none"), 4096).read(new RecordingSink()))
        .isInstanceOf(CollectorException.class);
  }

  @Test
  void read_noProcess_fails() {
    assertThatThrownBy(this::read).isInstanceOf(CollectorException.class);
  }

  @Test
  void read_thisHost_findsThisProcess() throws IOException {
    assertThat(new LinuxProcesses(Path.of("/proc"), 4096).read(new RecordingSink()))
        .anyMatch(one -> one.pid() == ProcessHandle.current().pid() && one.residentBytes() > 0);
  }

  private Iterable<ProcessReading> read() throws IOException {
    return new LinuxProcesses(procfs, 4096).read(new RecordingSink());
  }

  private void write(String pid, String text) throws IOException {
    Files.createDirectories(procfs.resolve(pid));
    Files.writeString(procfs.resolve(pid).resolve("stat"), text);
  }
}
