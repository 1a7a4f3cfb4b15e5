package io.hostwatch.bridge;

import static io.hostwatch.bridge.Http.json;
import static io.hostwatch.bridge.WebhookServer.PATH;
import static io.hostwatch.bridge.webhook.Bodies.message;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests to other paths, with other methods, or in no HTTP at all. */
class WebhookRequestIT {
  private final WebhookServer webhook = new WebhookServer();
  private final Http http = webhook.http;

  @AfterEach
  void stop() {
    webhook.close();
  }

  @Test
  void post_unknownSource_answers404AsJson() {
    HttpResponse<String> answer = http.post("/api/v1/webhook/nobody", message());

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(json(answer).get("error").stringValue()).contains("no source");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"})
  void request_otherMethod_answers405WithAllow(String method) {
    HttpResponse<String> answer = http.method(method, PATH);

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("POST");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/webhook/am/",
        "//api/v1/webhook/am",
        "/api//v1/webhook/am",
        "/api/v1/webhook/am?x=1"
      })
  void post_pathSpelledOtherwise_isNeverRedirected(String path) {
    assertThat(http.post(path, message()).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api", "/nowhere", "/api/v1/webhook", "/api/v1/webhook/am/b"})
  void request_noSuchPath_answers404AsJsonEvenToABrowser(String path) {
    HttpResponse<String> answer = http.get(path, "Accept", "text/html");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(json(answer).has("error")).isTrue();
  }

  @Test
  void request_notHttp_isAnsweredAsJson() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), webhook.port())) {
      socket.getOutputStream().write("GET /\u0001 HTTP/1.1\r\n\r\n".getBytes(UTF_8));

      String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);

      assertThat(answer).startsWith("HTTP/1.1 400").contains("application/json");
      assertThat(answer).doesNotContain("Jetty").doesNotContain("<");
    }
  }
}
