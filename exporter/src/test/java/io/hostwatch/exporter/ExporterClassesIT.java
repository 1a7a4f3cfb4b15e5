package io.hostwatch.exporter;

import static io.hostwatch.exporter.InstalledExporter.STARTS;
import static io.hostwatch.exporter.InstalledExporter.program;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process of the built install loads, and what it does without. */
class ExporterClassesIT {
  private final Path directory;
  private final InstalledExporter installed;

  ExporterClassesIT(@TempDir Path directory) {
    this.directory = directory;
    installed = new InstalledExporter(directory);
  }

  @AfterEach
  void stop() {
    installed.close();
  }

  @Test
  void start_withoutWebConfig_loadsNothingOfTlsOrYaml() throws Exception {
    Path classes = directory.resolve("classes");
    installed.environment.put("JAVA_OPTS", "-Xlog:class+load:file=" + classes);
    installed.run(program(), "--web.listen-address=127.0.0.1:0");
    installed.get(installed.port(), "/metrics");

    String loaded = Files.readString(classes);

    assertThat(loaded)
        .contains("io.hostwatch.exporter.http.MetricsHandler")
        .doesNotContain(
            "io.hostwatch.exporter.webconfig",
            "io.hostwatch.exporter.yaml",
            "io.hostwatch.exporter.systemd",
            "sun.security.ssl",
            "at.favre.lib",
            "org.snakeyaml");
  }

  @Test
  void start_onLinux_leavesOshisNativeCodeAlone() throws Exception {
    Path classes = directory.resolve("classes");
    installed.environment.put("JAVA_OPTS", "-Xlog:class+load:file=" + classes);
    installed.run(
        program(),
        "--web.listen-address=127.0.0.1:0",
        "--collector.hardware.refresh-interval=100ms");
    int port = installed.port();

    await()
        .atMost(STARTS)
        .untilAsserted(
            () ->
                assertThat(installed.get(port, "/metrics"))
                    .contains("hostwatch_hardware_cpu_info{"));

    assertThat(Files.readString(classes))
        .contains("io.hostwatch.exporter.ExporterMain ")
        .doesNotContain(" com.sun.jna.", " oshi.SystemInfo ", " oshi.hardware.platform.");
  }
}
