package io.hostwatch.bridge.notify.slack;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.notify.FailureReason;
import io.hostwatch.bridge.notify.Handover;
import io.hostwatch.bridge.notify.Notices;
import io.hostwatch.bridge.notify.Notifier;
import io.hostwatch.bridge.notify.Outcome;
import io.hostwatch.bridge.notify.RemoteNotifierContract;
import io.hostwatch.bridge.secret.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlackNotifierIT extends RemoteNotifierContract {
  private static final String TOKEN = "T012AB/B345CD/s3cr3tt0k3n";
  private static final Duration TIMEOUT = Duration.ofMillis(500);

  private final MockWebServer server = new MockWebServer();
  private final List<Notifier> opened = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    server.start(InetAddress.getLoopbackAddress(), 0);
  }

  @AfterEach
  void stop() {
    opened.forEach(Notifier::close);
    server.close();
  }

  @Override
  protected Notifier acceptingNotifier() {
    always(answer(200, "ok"));
    return notifier();
  }

  @Override
  protected Notifier deferringNotifier() {
    always(answer(503, "rollup_error at " + server.url("/services/" + TOKEN)));
    return notifier();
  }

  @Override
  protected Notifier refusingNotifier() {
    always(answer(403, "invalid_token " + TOKEN));
    return notifier();
  }

  @Override
  protected Notifier hangingNotifier() {
    always(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    return notifier();
  }

  @Override
  protected Notifier unreachableNotifier() {
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return notifier("http://127.0.0.1:" + closed.getLocalPort() + "/services/" + TOKEN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected List<String> secrets() {
    return List.of("s3cr3tt0k3n", "T012AB", "B345CD");
  }

  @Test
  void send_manyNotices_reusesTheConnection() throws Exception {
    Notifier notifier = acceptingNotifier();

    notifier.send(Notices.firing());
    notifier.send(Notices.resolved());

    RecordedRequest first = server.takeRequest();
    RecordedRequest second = server.takeRequest();
    assertThat(first.getTarget()).isEqualTo("/services/" + TOKEN);
    assertThat(first.getHeaders().get("Content-Type")).startsWith("application/json");
    assertThat(second.getConnectionIndex()).isEqualTo(first.getConnectionIndex());
    assertThat(second.getExchangeIndex()).isEqualTo(1);
  }

  @Test
  void send_blocksRefused_postsPlainTextInTheSameAttempt() throws Exception {
    server.enqueue(answer(400, "invalid_blocks"));
    server.enqueue(answer(200, "ok"));

    Outcome outcome = notifier().send(Notices.firing());

    assertThat(outcome).isEqualTo(new Outcome.Accepted("ok"));
    assertThat(body(server.takeRequest())).contains("attachments");
    assertThat(body(server.takeRequest()))
        .contains("FIRING", "97 %", "|Runbook>")
        .doesNotContain("attachments");
  }

  @Test
  void send_plainTextRefusedToo_isRefused() {
    server.enqueue(answer(400, "invalid_payload"));
    server.enqueue(answer(400, "no_text"));

    assertThat(notifier().send(Notices.firing()))
        .isEqualTo(new Outcome.Refused(FailureReason.BAD_MESSAGE, "HTTP 400: no_text"));
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void send_redirect_isNotFollowed() {
    always(
        new MockResponse.Builder()
            .code(302)
            .addHeader("Location", server.url("/login").toString())
            .build());

    Outcome outcome = notifier().send(Notices.firing());

    assertThat(outcome).isInstanceOf(Outcome.Deferred.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void send_rateLimited_passesOnHowLongToWait() {
    always(
        new MockResponse.Builder().code(429).addHeader("Retry-After", "7").body("limited").build());

    assertThat(notifier().send(Notices.firing()))
        .isEqualTo(
            new Outcome.Deferred(
                FailureReason.RATE_LIMITED,
                "HTTP 429: limited",
                Optional.of(Duration.ofSeconds(7))));
  }

  @Test
  void send_connectionBreaksBeforeTheAnswer_isDeferredAfterOneTry() {
    always(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());

    Outcome outcome = notifier().send(Notices.firing());

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Deferred.class,
            d -> {
              assertThat(d.reason()).isEqualTo(FailureReason.UNREACHABLE);
              assertThat(d.handover()).isEqualTo(Handover.UNKNOWN);
            });
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void send_connectionBreaksWithinTheAnswer_mayBeTaken() {
    always(
        new MockResponse.Builder()
            .body("ok".repeat(50_000))
            .onResponseBody(new SocketEffect.CloseSocket())
            .build());

    assertHandover(Handover.UNKNOWN, notifier().send(Notices.firing()));
  }

  @Test
  void send_noAnswerInTime_mayBeTaken() {
    assertHandover(Handover.UNKNOWN, hangingNotifier().send(Notices.firing()));
  }

  @Test
  void send_invitedToRepeatAtOnce_isOneRequest() {
    always(
        new MockResponse.Builder().code(503).addHeader("Retry-After", "0").body("later").build());

    assertHandover(Handover.UNKNOWN, notifier().send(Notices.firing()));
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  /** The library would keep the line whole. */
  @Test
  void send_answerWithoutEnd_isDeferred() throws IOException {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> answerWithoutEnd(listener));

      Outcome outcome =
          notifier("http://127.0.0.1:" + listener.getLocalPort() + "/").send(Notices.firing());

      assertHandover(Handover.UNKNOWN, outcome);
      assertThat(outcome.toString()).contains("1048576 bytes");
    }
  }

  private static void answerWithoutEnd(ServerSocket listener) {
    try (Socket client = listener.accept()) {
      OutputStream out = client.getOutputStream();
      out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;".getBytes(US_ASCII));
      while (true) {
        out.write("x".repeat(8_192).getBytes(US_ASCII));
      }
    } catch (IOException e) {
      assertThat(e).isNotNull(); // the client hung up, as it should
    }
  }

  /** The first form was refused; how far the second came is what counts. */
  @Test
  void send_plainTextIsNotAnswered_mayBeTaken() {
    server.enqueue(answer(400, "invalid_blocks"));
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());

    assertHandover(Handover.UNKNOWN, notifier().send(Notices.firing()));
  }

  @Test
  void send_throughAProxy_asksTheProxy() throws Exception {
    always(answer(200, "ok"));
    URI proxy = server.url("/").uri();

    Outcome outcome =
        open(new SlackConfig(
                Secret.of("http://slack.invalid/services/" + TOKEN),
                SlackConfig.Look.ofWebhook(),
                Optional.of(proxy),
                TIMEOUT))
            .send(Notices.firing());

    assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    assertThat(server.takeRequest().getHeaders().get("Host")).isEqualTo("slack.invalid");
  }

  private static void assertHandover(Handover handover, Outcome outcome) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Deferred.class, d -> assertThat(d.handover()).isEqualTo(handover));
  }

  private static String body(RecordedRequest request) {
    return Objects.requireNonNull(request.getBody()).utf8();
  }

  private Notifier notifier() {
    return notifier(server.url("/services/" + TOKEN).toString());
  }

  private Notifier notifier(String url) {
    return open(
        new SlackConfig(Secret.of(url), SlackConfig.Look.ofWebhook(), Optional.empty(), TIMEOUT));
  }

  private Notifier open(SlackConfig config) {
    Notifier notifier = new SlackNotifier(config, Clock.systemUTC());
    opened.add(notifier);
    return notifier;
  }

  private void always(MockResponse response) {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return response;
          }
        });
  }

  private static MockResponse answer(int status, String body) {
    return new MockResponse.Builder().code(status).body(body).build();
  }
}
