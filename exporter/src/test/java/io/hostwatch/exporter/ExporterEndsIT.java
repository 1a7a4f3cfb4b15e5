package io.hostwatch.exporter;

import static io.hostwatch.exporter.InstalledExporter.INSTALL;
import static io.hostwatch.exporter.InstalledExporter.program;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a process of the built install ends by itself, and what it tells then. */
class ExporterEndsIT {
  private final Path directory;
  private final InstalledExporter installed;

  ExporterEndsIT(@TempDir Path directory) {
    this.directory = directory;
    installed = new InstalledExporter(directory);
  }

  @AfterEach
  void stop() {
    installed.close();
  }

  @Test
  void version_printsItAndEndsWell() throws Exception {
    Process process = installed.run(program(), "--version");

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(installed.log())
        .startsWith("hostwatch-exporter, version ")
        .contains("build user:", "build date:", "java version:", "platform:", "tags:")
        .hasLineCount(6);
  }

  @Test
  void start_wrongFlags_tellsEachInALineAndStartsNothing() throws Exception {
    Process process = installed.run(program(), "--web.max-requests=x", "--no-collector.nonsense");

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isOne();
    assertThat(installed.log())
        .hasLineCount(2)
        .contains("hostwatch-exporter: --web.max-requests=x: expected a whole number")
        .contains("hostwatch-exporter: --no-collector.nonsense: unknown");
  }

  @Test
  void start_addressTaken_tellsItInALine() throws Exception {
    installed.run(program(), "--web.listen-address=127.0.0.1:0");
    int taken = installed.port();

    Process second = installed.run(program(), "--web.listen-address=127.0.0.1:" + taken);

    assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(second.exitValue()).isOne();
    assertThat(installed.log()).contains("cannot listen on 127.0.0.1:" + taken);
  }

  @Test
  void start_cacheOfAnotherJvm_isPassedOverWithoutAWord() throws Exception {
    Path copy = directory.resolve("install");
    copy(INSTALL, copy);
    Files.writeString(copy.resolve("lib/exporter.aot"), "not a cache");

    Process process = installed.run(copy.resolve("bin/hostwatch-exporter"), "--version");

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(installed.log()).hasLineCount(6);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
