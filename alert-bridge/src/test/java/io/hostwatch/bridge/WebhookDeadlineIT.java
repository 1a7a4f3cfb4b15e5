package io.hostwatch.bridge;

import static io.hostwatch.bridge.WebhookServer.PATH;
import static io.hostwatch.bridge.webhook.Bodies.alertOf;
import static io.hostwatch.bridge.webhook.Bodies.message;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hostwatch.bridge.webhook.Ingest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A webhook that gives itself little time. */
class WebhookDeadlineIT {
  private static final Duration SHORT = Duration.ofSeconds(1);

  private static final String[] GZIP = {"Content-Encoding", "gzip"};

  /** So many requests can be under way at once, if none of them is large. */
  private static final int SMALL_PLACES = 256;

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
  void post_moreUnderWayThanMemoryHolds_answers503() throws InterruptedException {
    CountDownLatch all = new CountDownLatch(SMALL_PLACES);
    CountDownLatch slow = new CountDownLatch(1);
    intake.before(() -> enter(all, slow));
    for (int i = 0; i < SMALL_PLACES; i++) {
      postUntil(all, () -> http.post(PATH, message(alertOf("a"))));
    }
    assertThat(all.await(1, TimeUnit.MINUTES)).isTrue();

    HttpResponse<String> answer = http.post(PATH, message(alertOf("a")));
    slow.countDown();

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("too much is under way");
  }

  @Test
  void post_secondLargeBodyWhileTheFirstIsWritten_answers503()
      throws IOException, InterruptedException {
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch slow = new CountDownLatch(1);
    intake.before(() -> enter(first, slow));
    byte[] large = gzip(" ".repeat(17 << 20) + message(alertOf("a")));
    postUntil(first, () -> http.post(PATH, large, GZIP));
    assertThat(first.await(1, TimeUnit.MINUTES)).isTrue();

    HttpResponse<String> second = http.post(PATH, large, GZIP);
    slow.countDown();

    assertThat(second.statusCode()).isEqualTo(503);
    assertThat(second.body()).contains("too much is under way");
  }

  /** Posts beside the test, and again where a request ran out of time on its way. */
  private void postUntil(CountDownLatch arrived, Runnable post) {
    executor.execute(
        () -> {
          while (arrived.getCount() > 0) {
            post.run();
          }
        });
  }

  /** Tells {@code arrived}, and goes no further until {@code gate} is open. */
  private static void enter(CountDownLatch arrived, CountDownLatch gate) {
    arrived.countDown();
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] gzip(String body) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(body.getBytes(UTF_8));
    }
    return packed.toByteArray();
  }

  private static String headOf(int size) {
    return "POST " + PATH + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + size + "\r\n\r\n{";
  }
}
