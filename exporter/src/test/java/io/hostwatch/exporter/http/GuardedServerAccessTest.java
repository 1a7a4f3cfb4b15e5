package io.hostwatch.exporter.http;

import static io.hostwatch.exporter.http.GuardedServer.ALICE;
import static io.hostwatch.exporter.http.GuardedServer.client;
import static io.hostwatch.exporter.http.GuardedServer.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Users and rates behind a web configuration; the answers are node_exporter's. */
class GuardedServerAccessTest {
  private final GuardedServer guarded;

  GuardedServerAccessTest(@TempDir Path directory) throws IOException {
    guarded = new GuardedServer(directory);
  }

  @AfterEach
  void stop() {
    guarded.close();
  }

  @ParameterizedTest
  @CsvSource({"alice:secret,200", "alice:wrong,401", "bob:secret,401", "'',401"})
  void plain_credentials_areJudged(String pair, int status) throws Exception {
    int port = guarded.start(ALICE + "http_server_config: {headers: {X-Frame-Options: deny}}\n");

    HttpResponse<String> response = get(HttpClient.newHttpClient(), "http", port, pair);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("X-Frame-Options")).contains("deny");
  }

  @Test
  void plain_unauthorized_isToldAsGoTellsIt() throws Exception {
    int port = guarded.start(ALICE);

    HttpResponse<String> response = get(HttpClient.newHttpClient(), "http", port, "");

    assertThat(response.body()).isEqualTo("Unauthorized\n");
    assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Basic");
  }

  @Test
  void plain_tooMany_areRefusedBeforeAnythingElse() throws Exception {
    int port = guarded.start(ALICE + "rate_limit: {interval: 1h, burst: 1}\n");
    HttpClient client = HttpClient.newHttpClient();

    assertThat(get(client, "http", port, "alice:secret").statusCode()).isEqualTo(200);
    HttpResponse<String> second = get(client, "http", port, "alice:secret");

    assertThat(second.statusCode()).isEqualTo(429);
    assertThat(second.body()).isEqualTo("Too Many Requests\n");
  }
}
