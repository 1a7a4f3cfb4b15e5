package io.hostwatch.exporter.http;

import static io.hostwatch.exporter.http.GuardedServer.ALICE;
import static io.hostwatch.exporter.http.GuardedServer.TLS;
import static io.hostwatch.exporter.http.GuardedServer.client;
import static io.hostwatch.exporter.http.GuardedServer.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.webconfig.TestPems;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS as a web configuration asks for it. */
class GuardedServerTlsTest {
  private final Path directory;
  private final GuardedServer guarded;

  GuardedServerTlsTest(@TempDir Path directory) throws IOException {
    this.directory = directory;
    guarded = new GuardedServer(directory);
  }

  @AfterEach
  void stop() {
    guarded.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void tls_anyClient_isServed(String protocol) throws Exception {
    int port = guarded.start(TLS + ALICE);
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
        guarded.start(
            "tls_server_config: {cert_file: %s, key_file: %s}".formatted(names[0], names[1]));

    HttpResponse<String> response =
        get(client(TestPems.anonymousClient(), "TLSv1.3"), "https", port, "");

    assertThat(response.statusCode()).isEqualTo(200);
  }

  @Test
  void tls_versionsAndSuites_areKept() throws Exception {
    int port =
        guarded.start(
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
    int port = guarded.start(TLS);

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
    int port = guarded.start("tls_server_config: {cert_file: server.crt, key_file: server.key}");
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
}
