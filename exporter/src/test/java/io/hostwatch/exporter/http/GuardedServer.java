package io.hostwatch.exporter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.exporter.scrape.Scraper;
import io.hostwatch.exporter.webconfig.TestPems;
import io.hostwatch.exporter.webconfig.WebConfigFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** The web server behind a web configuration, over real sockets. */
final class GuardedServer implements AutoCloseable {
  static final String TLS =
      """
      tls_server_config:
        cert_file: server.crt
        key_file: server-sec1.key
      """;
  static final String ALICE =
      """
      basic_auth_users:
        alice: $2y$04$Wy5uoYMJl/nig5d5rmUwYOEQPLxGv/Le/9ZsBjW9olxkiXDiEWdKe
      """;

  private final Path directory;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private @Nullable ExporterServer server;

  /** With all certificates and keys of the tests in {@code directory}. */
  GuardedServer(Path directory) throws IOException {
    this.directory = directory;
    TestPems.copyTo(directory);
  }

  /** Starts it and tells its port. */
  int start(String webConfig) throws IOException {
    Path file = Files.writeString(directory.resolve("web.yml"), webConfig);
    WebConfigFile.Opened opened = WebConfigFile.open(file);
    assertThat(opened).isInstanceOf(WebConfigFile.Ready.class);
    ServerOptions options =
        new ServerOptions(
            List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
            0,
            "/metrics",
            256,
            2,
            Duration.ofSeconds(20),
            Set.of(),
            "test",
            Optional.of(((WebConfigFile.Ready) opened).file()));
    ExporterServer started =
        ExporterServer.start(
            options,
            new Scraper(List.of(), List.of(), threads, System::nanoTime),
            new RequestMetrics());
    server = started;
    return started.addresses().getFirst().getPort();
  }

  static HttpClient client(SSLContext context, String protocol) throws GeneralSecurityException {
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(new String[] {protocol});
    return HttpClient.newBuilder().sslContext(context).sslParameters(parameters).build();
  }

  static HttpResponse<String> get(HttpClient client, String scheme, int port, String pair)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(scheme + "://localhost:" + port + "/metrics"));
    if (!pair.isEmpty()) {
      String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
      request.header("Authorization", "Basic " + encoded);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
    threads.shutdownNow();
  }
}
