package io.hostwatch.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built install as a process, as its user meets it. */
class ExporterIT {
  private static final Path INSTALL = Path.of(System.getProperty("exporter.install", "target"));
  private static final Pattern ADDRESS = Pattern.compile("address=\\S*:([0-9]+) ");
  private static final Path SOCKET_ACTIVATE = Path.of("/usr/bin/systemd-socket-activate");
  private static final Duration STARTS = Duration.ofSeconds(60);

  @TempDir Path directory;

  private final Map<String, String> environment = new HashMap<>();
  private final List<Process> started = new ArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    started.forEach(Process::destroyForcibly);
    client.close();
  }

  @Test
  void start_fromAnotherDirectoryThroughALink_servesThisHost() throws Exception {
    Path link = Files.createSymbolicLink(directory.resolve("exporter"), program());
    Files.writeString(directory.resolve("a.prom"), "# TYPE my_jobs counter\nmy_jobs 7\n");
    Process exporter =
        run(
            link,
            "--web.listen-address=127.0.0.1:0",
            "--collector.textfile.directory=" + directory,
            "--collector.hardware.refresh-interval=100ms");
    int port = port();

    await()
        .atMost(STARTS)
        .untilAsserted(
            () ->
                assertThat(get(port, "/metrics"))
                    .contains("hostwatch_hardware_refresh_timestamp_seconds"));

    assertThat(get(port, "/metrics"))
        .contains("# TYPE my_jobs counter\nmy_jobs 7\n", "node_textfile_scrape_error 0\n")
        .contains("node_exporter_build_info{", "process_cpu_seconds_total ")
        .contains("node_scrape_collector_success{collector=\"hardware\"} 1\n");
    assertThat(get(port, "/-/healthy")).contains("healthy");
    exporter.destroy();
    assertThat(exporter.waitFor(5, TimeUnit.SECONDS)).isTrue();
    assertThat(log()).contains("msg=serving", "msg=stopping").doesNotContain("WARNING");
  }

  @Test
  void start_onLinux_readsTheHost() throws Exception {
    run(program(), "--web.listen-address=127.0.0.1:0");

    String metrics = get(port(), "/metrics");

    assertThat(metrics)
        .contains("node_cpu_seconds_total{cpu=\"0\",mode=\"idle\"}", "node_memory_MemTotal_bytes")
        .contains("node_uname_info{", "node_load1 ", "node_filesystem_size_bytes{");
  }

  @Test
  void start_withSocketsOfSystemds_servesOnThem() throws Exception {
    assumeTrue(Files.isExecutable(SOCKET_ACTIVATE), SOCKET_ACTIVATE + " is not installed");
    int port = freePort();
    run(
        SOCKET_ACTIVATE,
        "--listen=127.0.0.1:" + port,
        program().toString(),
        "--web.systemd-socket",
        "--collector.disable-defaults");
    await().atMost(STARTS).until(() -> log().contains("Listening on"));

    String metrics = get(port, "/metrics"); // the first connection starts the exporter

    assertThat(metrics).contains("node_exporter_build_info{");
    assertThat(log()).contains("msg=serving", "address=/127.0.0.1:" + port);
  }

  @Test
  void start_withoutWebConfig_loadsNothingOfTlsOrYaml() throws Exception {
    Path classes = directory.resolve("classes");
    environment.put("JAVA_OPTS", "-Xlog:class+load:file=" + classes);
    run(program(), "--web.listen-address=127.0.0.1:0");
    get(port(), "/metrics");

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
    environment.put("JAVA_OPTS", "-Xlog:class+load:file=" + classes);
    run(
        program(),
        "--web.listen-address=127.0.0.1:0",
        "--collector.hardware.refresh-interval=100ms");
    int port = port();

    await()
        .atMost(STARTS)
        .untilAsserted(
            () -> assertThat(get(port, "/metrics")).contains("hostwatch_hardware_cpu_info{"));

    assertThat(Files.readString(classes))
        .contains("io.hostwatch.exporter.ExporterMain ")
        .doesNotContain(" com.sun.jna.", " oshi.SystemInfo ", " oshi.hardware.platform.");
  }

  @Test
  void start_onOshi_readsTheHostUnderTheSameNames() throws Exception {
    run(
        program(),
        "--host.backend=oshi",
        "--host.refresh-interval=100ms",
        "--web.listen-address=127.0.0.1:0");
    int port = port();

    await()
        .atMost(STARTS)
        .untilAsserted(
            () -> assertThat(get(port, "/metrics")).contains("node_filesystem_size_bytes{"));

    assertThat(get(port, "/metrics"))
        .contains("node_cpu_seconds_total{cpu=\"0\",mode=\"idle\"}", "node_uname_info{sysname=")
        .contains("node_disk_reads_completed_total{", "node_memory_MemTotal_bytes ")
        .contains("node_scrape_collector_success{collector=\"filesystem\"} 1\n");
  }

  @Test
  void version_printsItAndEndsWell() throws Exception {
    Process process = run(program(), "--version");

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(log())
        .startsWith("hostwatch-exporter, version ")
        .contains("build user:", "build date:", "java version:", "platform:", "tags:")
        .hasLineCount(6);
  }

  @Test
  void start_wrongFlags_tellsEachInALineAndStartsNothing() throws Exception {
    Process process = run(program(), "--web.max-requests=x", "--no-collector.nonsense");

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isOne();
    assertThat(log())
        .hasLineCount(2)
        .contains("hostwatch-exporter: --web.max-requests=x: expected a whole number")
        .contains("hostwatch-exporter: --no-collector.nonsense: unknown");
  }

  @Test
  void start_addressTaken_tellsItInALine() throws Exception {
    run(program(), "--web.listen-address=127.0.0.1:0");
    int taken = port();

    Process second = run(program(), "--web.listen-address=127.0.0.1:" + taken);

    assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(second.exitValue()).isOne();
    assertThat(log()).contains("cannot listen on 127.0.0.1:" + taken);
  }

  @Test
  void start_cacheOfAnotherJvm_isPassedOverWithoutAWord() throws Exception {
    Path copy = directory.resolve("install");
    copy(INSTALL, copy);
    Files.writeString(copy.resolve("lib/exporter.aot"), "not a cache");

    Process process = run(copy.resolve("bin/hostwatch-exporter"), "--version");

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(log()).hasLineCount(6);
  }

  private static Path program() {
    return INSTALL.resolve("bin/hostwatch-exporter").toAbsolutePath();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Process run(Path program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private int port() {
    return await().atMost(STARTS).until(this::announcedPort, port -> port > 0);
  }

  private int announcedPort() throws IOException {
    Matcher address = ADDRESS.matcher(log());
    return address.find() ? Integer.parseInt(address.group(1)) : 0;
  }

  private String log() throws IOException {
    return Files.readString(directory.resolve("log"), StandardCharsets.UTF_8);
  }

  private String get(int port, String path) throws InterruptedException, IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (ConnectException e) {
      throw new AssertionError("not listening yet", e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
