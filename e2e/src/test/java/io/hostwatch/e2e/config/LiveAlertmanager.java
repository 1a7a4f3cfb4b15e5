package io.hostwatch.e2e.config;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real Alertmanager with the shipped configuration, on a port of its own choice. */
final class LiveAlertmanager implements AutoCloseable {

  private static final Pattern LISTENING =
      Pattern.compile("Listening on\" address=(127\\.0\\.0\\.1:\\d+)");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path log;
  private final Process process;
  private final String address;

  /**
   * Starts it and waits until it answers.
   *
   * @param dir where its configuration, state and log go
   * @param bridge the address that takes the place of the bridge's
   */
  LiveAlertmanager(Path dir, String bridge) throws IOException {
    String config = Checkout.text(Checkout.path("alertmanager/alertmanager.yml"));
    Path file = dir.resolve("alertmanager.yml");
    Files.writeString(file, config.replace("localhost:8080", bridge));
    log = dir.resolve("alertmanager.log");
    process = start(dir, file, log);
    address = await().atMost(PATIENCE).until(this::listening, Optional::isPresent).orElseThrow();
    await().atMost(PATIENCE).until(() -> get("/-/ready").statusCode() == 200);
  }

  private static Process start(Path dir, Path config, Path log) throws IOException {
    return new ProcessBuilder(
            PeerTool.path("alertmanager").toString(),
            "--config.file=" + config,
            "--storage.path=" + dir.resolve("state"),
            "--web.listen-address=127.0.0.1:0",
            "--cluster.listen-address=")
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  /** Hands over alerts, each as its labels, which fire from now on. */
  void fire(List<Map<String, String>> alerts) throws IOException, InterruptedException {
    List<Map<String, ?>> body =
        alerts.stream().<Map<String, ?>>map(labels -> Map.of("labels", labels)).toList();
    HttpResponse<String> answer =
        http.send(
            request("/api/v2/alerts")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(answer.statusCode() + " " + answer.body());
    }
  }

  /** What it thinks of all alerts. */
  JsonNode alerts() throws IOException, InterruptedException {
    return JsonMapper.shared().readTree(get("/api/v2/alerts").body());
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      process.destroyForcibly();
    }
  }

  private Optional<String> listening() {
    String said = Checkout.text(log);
    if (!process.isAlive()) {
      throw new IllegalStateException("Alertmanager ended: " + said);
    }
    return LISTENING.matcher(said).results().findFirst().map((MatchResult found) -> found.group(1));
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(request(path).GET().build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://" + address + path)).timeout(PATIENCE);
  }
}
