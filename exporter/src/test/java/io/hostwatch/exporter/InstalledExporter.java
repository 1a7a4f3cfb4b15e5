package io.hostwatch.exporter;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The built install, of which a test runs processes in a folder of its own. */
final class InstalledExporter implements AutoCloseable {
  static final Path INSTALL = Path.of(System.getProperty("exporter.install", "target"));
  static final Duration STARTS = Duration.ofSeconds(60);
  private static final Pattern ADDRESS = Pattern.compile("address=\\S*:([0-9]+) ");

  final Map<String, String> environment = new HashMap<>();
  private final Path directory;
  private final List<Process> started = new ArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();

  InstalledExporter(Path directory) {
    this.directory = directory;
  }

  static Path program() {
    return INSTALL.resolve("bin/hostwatch-exporter").toAbsolutePath();
  }

  Process run(Path program, String... arguments) throws IOException {
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

  /** Where the latest one listens, as soon as it says so. */
  int port() {
    return await().atMost(STARTS).until(this::announcedPort, port -> port > 0);
  }

  String log() throws IOException {
    return Files.readString(directory.resolve("log"), StandardCharsets.UTF_8);
  }

  String get(int port, String path) throws InterruptedException, IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (ConnectException e) {
      throw new AssertionError("not listening yet", e);
    }
  }

  @Override
  public void close() {
    started.forEach(Process::destroyForcibly);
    client.close();
  }

  private int announcedPort() throws IOException {
    Matcher address = ADDRESS.matcher(log());
    return address.find() ? Integer.parseInt(address.group(1)) : 0;
  }
}
