package io.hostwatch.bridge;

import static io.hostwatch.bridge.WebhookServer.PATH;
import static io.hostwatch.bridge.webhook.Bodies.alertOf;
import static io.hostwatch.bridge.webhook.Bodies.message;
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
import java.util.stream.IntStream;
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
  void post_moreUnderWayThanMemoryHolds_answers503() throws IOException {
    CountDownLatch slow = new CountDownLatch(1);
    intake.holdUntil(slow);
    IntStream.range(0, 64).forEach(_ -> executor.execute(() -> http.post(PATH, message())));
    await().until(() -> !endpoint.awaitIdle(Duration.ofMillis(1)));

    String answer = answerToTheHeadOf(64 << 20);
    slow.countDown();

    assertThat(answer).startsWith("HTTP/1.1 503").contains("too much is under way");
  }

  // A client that still writes when the answer comes may see a broken pipe in its place.
  private String answerToTheHeadOf(int size) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), webhook.port())) {
      socket.setSoTimeout(20_000);
      String head = "POST " + PATH + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + size + "\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
