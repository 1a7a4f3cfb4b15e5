package io.hostwatch.exporter;

import io.hostwatch.exporter.logging.LogFormat;
import io.hostwatch.exporter.logging.LogLevel;
import io.hostwatch.exporter.logging.Logging;
import io.hostwatch.exporter.self.BuildInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Lives through an exporter's usual day in a second, so that the build can record for the AOT cache
 * which classes and methods it needs: starts on a free port of the loopback, is scraped, stops.
 */
final class TrainingMain {
  private static final int SCRAPES = 20;

  private TrainingMain() {}

  /** Needs no arguments; ends by itself. */
  public static void main(String[] arguments) throws IOException {
    BuildInfo build = BuildInfo.load();
    Command command =
        new CommandParser(Catalogue.names(), build.toString(), Map.of())
            .parse(List.of("--web.listen-address=127.0.0.1:0"));
    if (command instanceof Command.Serve serve) {
      Logging.start(LogLevel.ERROR, LogFormat.LOGFMT);
      try (Exporter exporter = Exporter.start(serve.config(), build)) {
        train(exporter.addresses().getFirst());
      }
    }
  }

  private static void train(InetSocketAddress address) throws IOException {
    for (int i = 0; i < SCRAPES; i++) {
      get(address, "/metrics");
      get(address, "/");
      get(address, "/-/healthy");
    }
  }

  private static void get(InetSocketAddress address, String path) throws IOException {
    URI uri = URI.create("http://127.0.0.1:" + address.getPort() + path);
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setRequestProperty("Accept-Encoding", "gzip");
    try (InputStream body = connection.getInputStream()) {
      body.readAllBytes();
    }
  }
}
