package io.hostwatch.bridge;

import static io.hostwatch.bridge.WebhookServer.PATH;
import static io.hostwatch.bridge.webhook.Bodies.alertOf;
import static io.hostwatch.bridge.webhook.Bodies.message;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hostwatch.bridge.store.StoreException;
import io.hostwatch.bridge.webhook.Ingest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When the webhook cannot take what it is sent, so that the sender tries again. */
class WebhookUnavailableIT {
  private final WebhookServer webhook = new WebhookServer();
  private final FakeIntake intake = webhook.intake;
  private final Ingest endpoint = webhook.endpoint;
  private final ExecutorService executor = webhook.executor;
  private final Http http = webhook.http;

  @AfterEach
  void stop() {
    webhook.close();
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
  void post_noThreadForTheCommit_answers503AndLeavesItsPlace() throws InterruptedException {
    executor.shutdown();

    int status = http.post(PATH, message(alertOf("a"))).statusCode();

    assertThat(status).isEqualTo(503);
    assertThat(endpoint.awaitIdle(Duration.ofSeconds(5))).isTrue();
  }

  @Test
  void post_whileDraining_answers503() {
    endpoint.drain();

    assertThat(http.post(PATH, message()).statusCode()).isEqualTo(503);
  }

  @Test
  void awaitIdle_commitUnderWay_waitsForIt() throws InterruptedException {
    CountDownLatch slow = new CountDownLatch(1);
    intake.holdUntil(slow);
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
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), webhook.port())) {
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
}
