package io.hostwatch.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The installed program, run in a folder of its own; all its processes write one log. */
final class InstalledBridge implements AutoCloseable {
  static final Path PROGRAM =
      Path.of(System.getProperty("bridge.install", "target/hostwatch-bridge"))
          .resolve("bin/hostwatch-bridge")
          .toAbsolutePath();
  private static final Pattern PORT = Pattern.compile("url=http://127\\.0\\.0\\.1:(\\d+)/");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path folder;
  private final List<Process> started = new ArrayList<>();

  InstalledBridge(Path folder) {
    this.folder = folder;
  }

  /** Starts a bridge on {@code h.db}. */
  Process serve() throws IOException {
    return start("--storage.path=h.db", "--web.listen-address=127.0.0.1:0");
  }

  Process start(String... arguments) throws IOException {
    return startAs(PROGRAM, arguments);
  }

  Process startAs(Path program, String... arguments) throws IOException {
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

  /** Where the bridge that was started last listens, once it does. */
  int port() {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> {
              Matcher found = PORT.matcher(log());
              int port = 0;
              while (found.find()) {
                port = Integer.parseInt(found.group(1));
              }
              return port;
            },
            port -> port > 0);
  }

  static int exitCode(Process process) throws InterruptedException {
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  String log() throws IOException {
    return Files.readString(folder.resolve("log"));
  }

  @Override
  public void close() {
    started.forEach(Process::destroyForcibly);
  }
}
