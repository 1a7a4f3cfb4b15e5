package io.hostwatch.exporter;

import static io.hostwatch.exporter.InstalledExporter.STARTS;
import static io.hostwatch.exporter.InstalledExporter.program;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built install as a process that serves its host. */
class ExporterServesIT {
  private static final Path SOCKET_ACTIVATE = Path.of("/usr/bin/systemd-socket-activate");

  private final Path directory;
  private final InstalledExporter installed;

  ExporterServesIT(@TempDir Path directory) {
    this.directory = directory;
    installed = new InstalledExporter(directory);
  }

  @AfterEach
  void stop() {
    installed.close();
  }

  @Test
  void start_fromAnotherDirectoryThroughALink_servesThisHost() throws Exception {
    Path link = Files.createSymbolicLink(directory.resolve("exporter"), program());
    Files.writeString(directory.resolve("a.prom"), "# TYPE my_jobs counter\nmy_jobs 7\n");
    Process exporter =
        installed.run(
            link,
            "--web.listen-address=127.0.0.1:0",
            "--collector.textfile.directory=" + directory,
            "--collector.hardware.refresh-interval=100ms");
    int port = installed.port();

    await()
        .atMost(STARTS)
        .untilAsserted(
            () ->
                assertThat(installed.get(port, "/metrics"))
                    .contains("hostwatch_hardware_refresh_timestamp_seconds"));

    assertThat(installed.get(port, "/metrics"))
        .contains("# TYPE my_jobs counter\nmy_jobs 7\n", "node_textfile_scrape_error 0\n")
        .contains("node_exporter_build_info{", "process_cpu_seconds_total ")
        .contains("node_scrape_collector_success{collector=\"hardware\"} 1\n");
    assertThat(installed.get(port, "/-/healthy")).contains("healthy");
    exporter.destroy();
    assertThat(exporter.waitFor(5, TimeUnit.SECONDS)).isTrue();
    assertThat(installed.log()).contains("msg=serving", "msg=stopping").doesNotContain("WARNING");
  }

  @Test
  void start_onLinux_readsTheHost() throws Exception {
    installed.run(program(), "--web.listen-address=127.0.0.1:0");

    String metrics = installed.get(installed.port(), "/metrics");

    assertThat(metrics)
        .contains("node_cpu_seconds_total{cpu=\"0\",mode=\"idle\"}", "node_memory_MemTotal_bytes")
        .contains("node_uname_info{", "node_load1 ", "node_filesystem_size_bytes{");
  }

  @Test
  void start_onOshi_readsTheHostUnderTheSameNames() throws Exception {
    installed.run(
        program(),
        "--host.backend=oshi",
        "--host.refresh-interval=100ms",
        "--web.listen-address=127.0.0.1:0");
    int port = installed.port();

    await()
        .atMost(STARTS)
        .untilAsserted(
            () ->
                assertThat(installed.get(port, "/metrics"))
                    .contains("node_filesystem_size_bytes{"));

    assertThat(installed.get(port, "/metrics"))
        .contains("node_cpu_seconds_total{cpu=\"0\",mode=\"idle\"}", "node_uname_info{sysname=")
        .contains("node_disk_reads_completed_total{", "node_memory_MemTotal_bytes ")
        .contains("node_scrape_collector_success{collector=\"filesystem\"} 1\n");
  }

  @Test
  void start_withSocketsOfSystemds_servesOnThem() throws Exception {
    assumeTrue(Files.isExecutable(SOCKET_ACTIVATE), SOCKET_ACTIVATE + " is not installed");
    int port = freePort();
    installed.run(
        SOCKET_ACTIVATE,
        "--listen=127.0.0.1:" + port,
        program().toString(),
        "--web.systemd-socket",
        "--collector.disable-defaults");
    await().atMost(STARTS).until(() -> installed.log().contains("Listening on"));

    String metrics = installed.get(port, "/metrics"); // the first connection starts the exporter

    assertThat(metrics).contains("node_exporter_build_info{");
    assertThat(installed.log()).contains("msg=serving", "address=/127.0.0.1:" + port);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
