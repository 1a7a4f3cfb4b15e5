package io.hostwatch.simulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real Prometheus with a configuration and a data folder. */
final class RunningPrometheus implements AutoCloseable {
  private static final Pattern VALUE = Pattern.compile("\"value\":\\[[0-9.]+,\"([^\"]+)\"]}]");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final int port;

  private RunningPrometheus(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static RunningPrometheus start(Path folder, String config) throws IOException {
    int port = freePort();
    Path file = Files.writeString(folder.resolve("prometheus.yml"), config);
    Process process =
        new ProcessBuilder(
                PeerTool.path("prometheus").toString(),
                "--config.file=" + file,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("prometheus.log").toFile())
            .start();
    return new RunningPrometheus(process, port);
  }

  /** The value of a query that has one; NaN for none, and while it does not answer. */
  double query(String query) throws InterruptedException {
    return query(query, Double.NaN);
  }

  /** The same at a time in seconds since 1970. */
  double query(String query, double at) throws InterruptedException {
    String time = Double.isNaN(at) ? "" : String.format(Locale.ROOT, "&time=%.3f", at);
    URI uri =
        URI.create(
            "http://127.0.0.1:%d/api/v1/query?query=%s%s"
                .formatted(port, URLEncoder.encode(query, StandardCharsets.UTF_8), time));
    try {
      String body =
          client
              .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
              .body();
      Matcher matcher = VALUE.matcher(body);
      return matcher.find() ? Double.parseDouble(matcher.group(1)) : Double.NaN;
    } catch (IOException _) {
      return Double.NaN;
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
