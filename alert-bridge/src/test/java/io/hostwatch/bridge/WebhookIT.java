package io.hostwatch.bridge;

import static io.hostwatch.bridge.Http.json;
import static io.hostwatch.bridge.webhook.Bodies.alertOf;
import static io.hostwatch.bridge.webhook.Bodies.message;
import static io.hostwatch.bridge.webhook.Bodies.messageOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hostwatch.bridge.intake.Submission;
import io.hostwatch.bridge.secret.Secret;
import io.hostwatch.bridge.store.StoreException;
import io.hostwatch.bridge.webhook.WebhookConfig;
import io.hostwatch.bridge.webhook.WebhookEndpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookIT {
  private static final String PATH = "/api/v1/webhook/am";
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofSeconds(1);

  private final FakeIntake intake = new FakeIntake();
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private WebhookEndpoint endpoint;
  private BridgeServer server;
  private Http http;

  @BeforeEach
  void start() {
    start(LONG);
  }

  private void restart(Duration deadline) {
    http.close();
    server.close();
    start(deadline);
  }

  private void start(Duration deadline) {
    endpoint =
        new WebhookEndpoint(
            new WebhookConfig(
                Map.of("am", Optional.empty(), "closed", Optional.of(Secret.of("s3cret"))),
                WebhookConfig.DEFAULT_MAX_BODY_BYTES,
                deadline),
            intake,
            executor);
    server =
        BridgeServer.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            List.of(endpoint::addTo),
            (_, _) -> {});
    http = new Http(server.port());
  }

  @AfterEach
  void stop() {
    http.close();
    server.close();
    executor.close();
  }

  @Test
  void post_goodBody_answers200WithWhatBecameOfIt() {
    HttpResponse<String> answer = http.post(PATH, message(alertOf("a"), alertOf("b"), "{}"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(json(answer).toString())
        .isEqualTo(
            "{\"receiptId\":\"0000000000001\",\"opened\":2,\"refreshed\":0,\"resolved\":0,"
                + "\"unchanged\":0,\"rejected\":1}");
    Submission taken = intake.taken().getFirst();
    assertThat(taken.source()).isEqualTo("am");
    assertThat(taken.remote()).isEqualTo("127.0.0.1");
    assertThat(taken.receiver()).isEqualTo("bridge");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not JSON", "[1]", "{\"version\":\"3\",\"alerts\":[]}", "{\"a\":"})
  void post_notVersion4_answers400AndKeepsTheBody(String body) {
    HttpResponse<String> answer = http.post(PATH, body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).get("receiptId").stringValue()).isEqualTo("0000000000001");
    Submission kept = intake.taken().getFirst();
    assertThat(kept.alerts()).isEmpty();
    assertThat(kept.quarantined().getFirst().reason())
        .isEqualTo(json(answer).get("error").stringValue());
    assertThat(kept.body().toBytes()).isEqualTo(body.getBytes(UTF_8));
  }

  @Test
  void post_twentyMegabytes_isTaken() {
    HttpResponse<String> answer = http.post(PATH, messageOf(20 << 20));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).get("opened").intValue()).isEqualTo(20 << 10);
  }

  @Test
  void post_seventyMebibytes_answers413() {
    HttpResponse<String> answer = http.post(PATH, new byte[70 << 20]);

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(json(answer).get("error").stringValue()).contains("67108864 bytes");
    assertThat(intake.taken()).isEmpty();
  }

  @Test
  void post_gzip_isUnpacked() throws IOException {
    HttpResponse<String> answer =
        http.post(PATH, gzip(message(alertOf("a")).getBytes(UTF_8)), "Content-Encoding", "gzip");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(intake.taken().getFirst().alerts()).hasSize(1);
  }

  @Test
  void post_gzipCutShort_answers400() throws IOException {
    byte[] whole = gzip(message(alertOf("a")).getBytes(UTF_8));

    HttpResponse<String> answer =
        http.post(PATH, Arrays.copyOf(whole, whole.length - 12), "Content-Encoding", "gzip");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("declared as gzip");
  }

  @Test
  void post_gzipThatUnpacksBeyondTheLimit_answers413() throws IOException {
    HttpResponse<String> answer =
        http.post(PATH, gzip(new byte[70 << 20]), "Content-Encoding", "gzip");

    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void post_unknownEncoding_answers415() {
    assertThat(http.post(PATH, "x", "Content-Encoding", "br").statusCode()).isEqualTo(415);
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
  void post_noToken_answers401AsJson() {
    HttpResponse<String> answer = http.post("/api/v1/webhook/closed", message());

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    assertThat(json(answer).has("error")).isTrue();
  }

  @Test
  void post_wrongToken_answers401AndRepeatsNoSecret() {
    HttpResponse<String> answer =
        http.post("/api/v1/webhook/closed", message(), "Authorization", "Bearer s3cre");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).doesNotContain("s3cre");
  }

  @Test
  void post_rightToken_isTaken() {
    assertThat(
            http.post("/api/v1/webhook/closed", message(), "Authorization", "Bearer s3cret")
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void post_fromAPageOfAnotherSite_answers403() {
    assertThat(http.post(PATH, message(), "Origin", "http://evil.example").statusCode())
        .isEqualTo(403);
    assertThat(intake.taken()).isEmpty();
  }

  @Test
  void post_storeFails_answers503WithRetryAfter() {
    intake.before(
        () -> {
          throw new StoreException("accept: disk full", new IOException("no space"));
        });

    HttpResponse<String> answer = http.post(PATH, message(alertOf("a")));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    assertThat(answer.body()).doesNotContain("disk full");
  }

  @Test
  void post_bug_answers503() {
    intake.before(
        () -> {
          throw new IllegalStateException("bug");
        });

    assertThat(http.post(PATH, message()).statusCode()).isEqualTo(503);
  }

  @Test
  void post_commitAfterTheDeadline_answers503AndTheCommitStands() {
    restart(SHORT);
    CountDownLatch slow = new CountDownLatch(1);
    intake.before(() -> uninterruptedly(slow));

    HttpResponse<String> answer = http.post(PATH, message(alertOf("a")));
    slow.countDown();

    assertThat(answer.statusCode()).isEqualTo(503);
    await().untilAsserted(() -> assertThat(intake.taken()).hasSize(1));
  }

  @Test
  void post_moreUnderWayThanMemoryHolds_answers503() throws IOException {
    restart(SHORT);
    CountDownLatch slow = new CountDownLatch(1);
    intake.before(() -> uninterruptedly(slow));
    IntStream.range(0, 64).forEach(_ -> executor.execute(() -> http.post(PATH, message())));
    await().until(() -> !endpoint.awaitIdle(Duration.ofMillis(1)));

    String answer = answerToTheHeadOf(64 << 20);
    slow.countDown();

    assertThat(answer).startsWith("HTTP/1.1 503").contains("too much is under way");
  }

  @Test
  void post_whileDraining_answers503() {
    endpoint.drain();

    assertThat(http.post(PATH, message()).statusCode()).isEqualTo(503);
  }

  @Test
  void awaitIdle_commitUnderWay_waitsForIt() throws InterruptedException {
    CountDownLatch slow = new CountDownLatch(1);
    intake.before(() -> uninterruptedly(slow));
    CompletableFuture<Integer> post =
        CompletableFuture.supplyAsync(() -> http.post(PATH, message()).statusCode(), executor);
    await().until(() -> !endpoint.awaitIdle(Duration.ofMillis(1)));
    endpoint.drain();

    slow.countDown();

    assertThat(endpoint.awaitIdle(Duration.ofSeconds(5))).isTrue();
    assertThat(post.join()).isEqualTo(200);
  }

  @Test
  void post_bodyThatNeverEnds_answers503() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST " + PATH + " HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{")
              .getBytes(UTF_8));
      out.flush();

      String status = new String(socket.getInputStream().readNBytes(12), UTF_8);

      assertThat(status).isEqualTo("HTTP/1.1 503");
    }
  }

  @Test
  void request_notHttp_isAnsweredAsJson() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.getOutputStream().write("GET /\u0001 HTTP/1.1\r\n\r\n".getBytes(UTF_8));

      String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);

      assertThat(answer).startsWith("HTTP/1.1 400").contains("application/json");
      assertThat(answer).doesNotContain("Jetty").doesNotContain("<");
    }
  }

  // A client that still writes when the answer comes may see a broken pipe in its place.
  private String answerToTheHeadOf(int size) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(20_000);
      String head = "POST " + PATH + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + size + "\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private static void uninterruptedly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] gzip(byte[] body) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
      packed.write(body);
    }
    return out.toByteArray();
  }
}
