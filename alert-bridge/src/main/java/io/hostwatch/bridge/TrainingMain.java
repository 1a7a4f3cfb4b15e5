package io.hostwatch.bridge;

import io.hostwatch.bridge.configfile.BridgeFileReader;
import io.hostwatch.bridge.logging.LogFormat;
import io.hostwatch.bridge.logging.LogLevel;
import io.hostwatch.bridge.logging.Logging;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Lives through a bridge's usual day in a second, so that the build can record for the AOT cache
 * which classes and methods it needs: starts on a free port of the loopback with a database of its
 * own, takes an alert that begins and ends, is asked about it, stops.
 */
final class TrainingMain {
  private static final int ROUNDS = 10;

  private TrainingMain() {}

  /** Takes the path of the database, whose folder is the caller's to remove; ends by itself. */
  public static void main(String[] arguments) throws IOException {
    List<String> typed =
        List.of("--web.listen-address=127.0.0.1:0", "--storage.path=" + Path.of(arguments[0]));
    Command command = new CommandParser(Version.text()).parse(typed);
    if (command instanceof Command.Serve serve) {
      Logging.start(LogLevel.ERROR, LogFormat.LOGFMT);
      BridgeFileReader reader = new BridgeFileReader(_ -> Optional.empty(), Clock.systemUTC());
      try (Bridge bridge = Bridge.start(serve.config(), reader.defaults())) {
        train("http://127.0.0.1:" + bridge.port());
      }
    }
  }

  private static void train(String url) throws IOException {
    for (int i = 0; i < ROUNDS; i++) {
      post(url, "firing", i);
      post(url, "resolved", i);
      for (String path :
          List.of(
              "/", "/ui/console.js", "/api/v1/alerts", "/api/v1/status", "/-/ready", "/metrics")) {
        read(open(url + path));
      }
    }
  }

  private static void post(String url, String status, int instance) throws IOException {
    HttpURLConnection connection = open(url + "/api/v1/webhook/alertmanager");
    connection.setDoOutput(true);
    String body =
        """
        {"receiver":"bridge","status":"%s","alerts":[{"status":"%s",
        "labels":{"alertname":"Training","instance":"%d"},"annotations":{"summary":"none"},
        "startsAt":"2026-01-01T00:00:00Z","endsAt":"2026-01-01T00:01:00Z","generatorURL":"",
        "fingerprint":"0000000000000000"}],"version":"4","groupKey":"{}"}
        """
            .formatted(status, status, instance);
    connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    read(connection);
  }

  private static HttpURLConnection open(String url) throws IOException {
    return (HttpURLConnection) URI.create(url).toURL().openConnection();
  }

  private static void read(HttpURLConnection connection) throws IOException {
    try (InputStream body = connection.getInputStream()) {
      body.readAllBytes();
    }
  }
}
