package io.hostwatch.exporter.http;

import static io.hostwatch.exporter.http.GuardedServer.TLS;
import static io.hostwatch.exporter.http.GuardedServer.client;
import static io.hostwatch.exporter.http.GuardedServer.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.exporter.webconfig.TestPems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which certificates of clients a web configuration admits. */
class GuardedServerClientTest {
  private final GuardedServer guarded;

  GuardedServerClientTest(@TempDir Path directory) throws IOException {
    guarded = new GuardedServer(directory);
  }

  @AfterEach
  void stop() {
    guarded.close();
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
    int port = guarded.start(TLS + authority + "  client_auth_type: " + type + "\n");

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
        guarded.start(
            TLS
                + "  client_auth_type: RequireAndVerifyClientCert\n  client_ca_file: ca.crt\n"
                + "  client_allowed_sans: ['"
                + name
                + "']\n");

    assertThat(isServed("client", port)).isEqualTo(served);
  }

  private static boolean isServed(String name, int port) throws Exception {
    SSLContext context = name.equals("none") ? TestPems.anonymousClient() : TestPems.client(name);
    try {
      return get(client(context, "TLSv1.3"), "https", port, "").statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }
}
