package io.hostwatch.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The program as it is installed, serving on a port of its own choice. */
final class InstalledSimulator implements AutoCloseable {
  private static final Path PROGRAM =
      Path.of(Objects.requireNonNull(System.getProperty("simulator.install")))
          .resolve("bin/hostwatch-simulator");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final String address;

  private InstalledSimulator(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  static InstalledSimulator start(String... arguments) throws IOException {
    Process process =
        new ProcessBuilder(command(arguments, "--web.listen-address=127.0.0.1:0")).start();
    BufferedReader told = process.errorReader(StandardCharsets.UTF_8);
    String line = told.readLine();
    if (line == null || !line.contains("http://")) {
      throw new IllegalStateException("the simulator does not start: " + line);
    }
    return new InstalledSimulator(process, line.replaceAll(".*http://|/$", ""));
  }

  /** The command line of the program. */
  static List<String> command(String[] arguments, String... more) {
    List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
    command.addAll(List.of(arguments));
    command.addAll(List.of(more));
    return command;
  }

  String address() {
    return address;
  }

  HttpResponse<String> get(String path, String... headers) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + address + path));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  HttpResponse<String> post(String path, String body, String... headers) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://" + address + path))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  /** Asks it to stop, and tells its exit code. */
  int stop() throws InterruptedException {
    process.destroy();
    return process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException("interrupted", new IOException(e));
    }
  }
}
