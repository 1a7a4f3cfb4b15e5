package io.hostwatch.exporter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.scrape.Scraper;
import io.hostwatch.exporter.webconfig.TestPems;
import io.hostwatch.exporter.webconfig.WebConfigFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The web server behind a web configuration, over real sockets; the answers are node_exporter's.
 */
class GuardedServerTest {
  private static final String TLS =
      """
      tls_server_config:
        cert_file: server.crt
        key_file: server-sec1.key
      """;
  private static final String ALICE =
      """
      basic_auth_users:
        alice: $2y$04$Wy5uoYMJl/nig5d5rmUwYOEQPLxGv/Le/9ZsBjW9olxkiXDiEWdKe
      """;

  @TempDir Path directory;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private @Nullable ExporterServer server;

  @BeforeEach
  void copyPems() throws IOException {
    TestPems.copyTo(directory);
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
    threads.shutdownNow();
  }

  @ParameterizedTest
  @CsvSource({"alice:secret,200", "alice:wrong,401", "bob:secret,401", "'',401"})
  void plain_credentials_areJudged(String pair, int status) throws Exception {
    int port = start(ALICE + "http_server_config: {headers: {X-Frame-Options: deny}}\n");

    HttpResponse<String> response = get(HttpClient.newHttpClient(), "http", port, pair);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("X-Frame-Options")).contains("deny");
  }

  @Test
  void plain_unauthorized_isToldAsGoTellsIt() throws Exception {
    int port = start(ALICE);

    HttpResponse<String> response = get(HttpClient.newHttpClient(), "http", port, "");

    assertThat(response.body()).isEqualTo("Unauthorized\n");
    assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Basic");
  }

  @Test
  void plain_tooMany_areRefusedBeforeAnythingElse() throws Exception {
    int port = start(ALICE + "rate_limit: {interval: 1h, burst: 1}\n");
    HttpClient client = HttpClient.newHttpClient();

    assertThat(get(client, "http", port, "alice:secret").statusCode()).isEqualTo(200);
    HttpResponse<String> second = get(client, "http", port, "alice:secret");

    assertThat(second.statusCode()).isEqualTo(429);
    assertThat(second.body()).isEqualTo("Too Many Requests\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void tls_anyClient_isServed(String protocol) throws Exception {
    int port = start(TLS + ALICE);
    HttpClient client = client(TestPems.anonymousClient(), protocol);

    assertThat(get(client, "https", port, "alice:secret").statusCode()).isEqualTo(200);
    assertThat(get(client, "https", port, "").statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"server-rsa.crt server-rsa-pkcs1.key", "server-ed25519.crt server-ed25519.key"})
  void tls_otherKindsOfKeys_areServed(String files) throws Exception {
    String[] names = files.split(" ", -1);
    int port =
        start("tls_server_config: {cert_file: %s, key_file: %s}".formatted(names[0], names[1]));

    HttpResponse<String> response =
        get(client(TestPems.anonymousClient(), "TLSv1.3"), "https", port, "");

    assertThat(response.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "NoClientCert,none stranger client",
    "RequestClientCert,none stranger client",
    "RequireAnyClientCert,stranger client",
    "VerifyClientCertIfGiven,none client",
    "RequireAndVerifyClientCert,client"
  })
  void tls_clientCertificates_areJudgedByTheType(String type, String admitted) throws Exception {
    String authority = type.equals("NoClientCert") ? "" : "  client_ca_file: ca.crt\n";
    int port = start(TLS + authority + "  client_auth_type: " + type + "\n");

    for (String name : List.of("none", "stranger", "client")) {
      assertThat(isServed(name, port))
          .as(name)
          .isEqualTo(List.of(admitted.split(" ", -1)).contains(name));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "prometheus.test,true",
    "ops@prometheus.test,true",
    "spiffe://test/prometheus,true",
    "192.0.2.7,true",
    "grafana.test,false"
  })
  void tls_allowedNames_areLookedFor(String name, boolean served) throws Exception {
    int port =
        start(
            TLS
                + "  client_auth_type: RequireAndVerifyClientCert\n  client_ca_file: ca.crt\n"
                + "  client_allowed_sans: ['"
                + name
                + "']\n");

    assertThat(isServed("client", port)).isEqualTo(served);
  }

  @Test
  void tls_versionsAndSuites_areKept() throws Exception {
    int port =
        start(
            TLS
                + "  max_version: TLS12\n"
                + "  cipher_suites: [TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384]\n"
                + "  curve_preferences: [CurveP256]\n");
    HttpClient client = client(TestPems.anonymousClient(), "TLSv1.2");

    HttpResponse<String> response = get(client, "https", port, "");

    assertThat(response.sslSession().orElseThrow().getCipherSuite())
        .isEqualTo("TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384");
    HttpClient newer = client(TestPems.anonymousClient(), "TLSv1.3");
    assertThatThrownBy(() -> get(newer, "https", port, "")).isInstanceOf(IOException.class);
  }

  @Test
  void tls_plainHttp_isToldSo() throws Exception {
    int port = start(TLS);

    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

      assertThat(answer)
          .isEqualTo(
              "HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n");
    }
  }

  @Test
  void tls_certificateReplaced_isShownToTheNextClient() throws Exception {
    int port = start("tls_server_config: {cert_file: server.crt, key_file: server.key}");
    assertThat(algorithmShown(port)).isEqualTo("EC");

    Files.writeString(directory.resolve("server.crt"), TestPems.text("server-rsa.crt"));
    Files.writeString(directory.resolve("server.key"), TestPems.text("server-rsa.key"));

    assertThat(algorithmShown(port)).isEqualTo("RSA");
  }

  private String algorithmShown(int port) throws Exception {
    HttpResponse<String> response =
        get(client(TestPems.anonymousClient(), "TLSv1.3"), "https", port, "");
    X509Certificate shown =
        (X509Certificate) response.sslSession().orElseThrow().getPeerCertificates()[0];
    return shown.getPublicKey().getAlgorithm();
  }

  private static boolean isServed(String name, int port) throws Exception {
    SSLContext context = name.equals("none") ? TestPems.anonymousClient() : TestPems.client(name);
    try {
      return get(client(context, "TLSv1.3"), "https", port, "").statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static HttpClient client(SSLContext context, String protocol)
      throws GeneralSecurityException {
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(new String[] {protocol});
    return HttpClient.newBuilder().sslContext(context).sslParameters(parameters).build();
  }

  private static HttpResponse<String> get(HttpClient client, String scheme, int port, String pair)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(scheme + "://localhost:" + port + "/metrics"));
    if (!pair.isEmpty()) {
      String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
      request.header("Authorization", "Basic " + encoded);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private int start(String webConfig) throws IOException {
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
}
