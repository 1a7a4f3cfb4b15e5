package io.hostwatch.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hostwatch.bridge.webhook.Bodies;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The installed program as a process. */
class InstallIT {
  private static final Path INSTALL =
      Path.of(System.getProperty("bridge.install", "target/hostwatch-bridge"));
  private static final Pattern PORT = Pattern.compile("url=http://127\\.0\\.0\\.1:(\\d+)/");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void stop() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void version_fromAnotherFolderThroughALink_isPrinted() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), program());

    Process process = start(link, "--version");

    assertThat(exitCode(process)).isZero();
    assertThat(log()).startsWith("hostwatch-bridge ");
  }

  @Test
  void wrongFlags_areToldAtOnceAndTheCodeIs1() throws Exception {
    Process process = start(program(), "--log.level=x", "--web.listen-address=y");

    assertThat(exitCode(process)).isEqualTo(1);
    assertThat(log().lines()).hasSize(2).allMatch(line -> line.startsWith("hostwatch-bridge: --"));
  }

  @Test
  void missingConfigFile_isToldAndTheCodeIs1() throws Exception {
    Process process = start(program(), "--config.file=nowhere.yml");

    assertThat(exitCode(process)).isEqualTo(1);
    assertThat(log()).contains("nowhere.yml").doesNotContain("\tat ");
  }

  @Test
  void sigterm_whileServing_stopsWithinTenSecondsWithCode0() throws Exception {
    Process process = serve();
    try (Http http = new Http(port())) {
      HttpResponse<String> answer =
          http.post("/api/v1/webhook/alertmanager", Bodies.message(Bodies.alertOf("a")));
      assertThat(answer.statusCode()).isEqualTo(200);
    }

    process.destroy();

    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(log()).contains("msg=stopped").doesNotContain("level=ERROR");
  }

  @Test
  void secondProcess_onTheSameDatabase_isRefusedInOneLine() throws Exception {
    serve();
    port();

    Process second = start(program(), "--storage.path=h.db", "--web.listen-address=127.0.0.1:0");

    assertThat(exitCode(second)).isEqualTo(1);
    assertThat(log()).contains("hostwatch-bridge: --storage.path: another bridge runs on h.db\n");
  }

  @Test
  void secondProcess_onTheSamePort_isRefusedInOneLine() throws Exception {
    serve();

    Process second =
        start(program(), "--storage.path=other.db", "--web.listen-address=127.0.0.1:" + port());

    assertThat(exitCode(second)).isEqualTo(1);
    assertThat(log())
        .containsPattern("hostwatch-bridge: --web.listen-address: .*in use")
        .doesNotContain("\tat ");
  }

  private Process serve() throws IOException {
    return start(program(), "--storage.path=h.db", "--web.listen-address=127.0.0.1:0");
  }

  private int port() {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> {
              Matcher found = PORT.matcher(log());
              return found.find() ? Integer.parseInt(found.group(1)) : 0;
            },
            port -> port > 0);
  }

  private static int exitCode(Process process) throws InterruptedException {
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private static Path program() {
    return INSTALL.resolve("bin/hostwatch-bridge").toAbsolutePath();
  }

  private Process start(Path program, String... arguments) throws IOException {
    List<String> command =
        Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList();
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
            .start();
    started.add(process);
    return process;
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("log"));
  }
}
