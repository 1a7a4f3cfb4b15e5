package io.hostwatch.bridge;

import static io.hostwatch.bridge.WebhookServer.PATH;
import static io.hostwatch.bridge.webhook.Bodies.alertOf;
import static io.hostwatch.bridge.webhook.Bodies.message;
import static io.hostwatch.bridge.webhook.Bodies.messageOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hostwatch.bridge.webhook.Ingest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A webhook that gives itself little time. */
class WebhookDeadlineIT {
  private static final Duration SHORT = Duration.ofSeconds(1);

  private final WebhookServer webhook = new WebhookServer(SHORT);
  private final FakeIntake intake = webhook.intake;
  private final Ingest endpoint = webhook.endpoint;
  private final ExecutorService executor = webhook.executor;
  private final Http http = webhook.http;

  @AfterEach
  void stop() {
    webhook.close();
  }

  @Test
  void post_commitAfterTheDeadline_answers503AndTheCommitStands() {
    CountDownLatch slow = new CountDownLatch(1);
    intake.holdUntil(slow);

    HttpResponse<String> answer = http.post(PATH, message(alertOf("a")));
    slow.countDown();

    assertThat(answer.statusCode()).isEqualTo(503);
    await().untilAsserted(() -> assertThat(intake.taken()).hasSize(1));
  }

  @Test
  void post_besideALargeBodyThatComesSlowly_isTaken() throws IOException {
    try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), webhook.port())) {
      slow.getOutputStream().write(headOf(64 << 20).getBytes(UTF_8));
      await().until(() -> !endpoint.awaitIdle(Duration.ofMillis(1)));

      HttpResponse<String> answer = http.post(PATH, message(alertOf("a")));

      assertThat(answer.statusCode()).isEqualTo(200);
    }
  }

  @Test
  void post_secondLargeBodyWhileTheFirstIsWritten_answers503() {
    CountDownLatch slow = new CountDownLatch(1);
    intake.holdUntil(slow);
    String large = messageOf(17 << 20);
    executor.execute(() -> http.post(PATH, large));
    await().until(() -> !endpoint.awaitIdle(Duration.ofMillis(1)));

    HttpResponse<String> second = http.post(PATH, large);
    slow.countDown();

    assertThat(second.statusCode()).isEqualTo(503);
  }

  private static String headOf(int size) {
    return "POST " + PATH + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + size + "\r\n\r\n{";
  }
}
