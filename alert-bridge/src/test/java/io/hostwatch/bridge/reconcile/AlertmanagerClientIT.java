package io.hostwatch.bridge.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.hostwatch.bridge.alert.Fingerprint;
import io.hostwatch.bridge.alert.Standing;
import io.hostwatch.bridge.alert.Standing.State;
import io.hostwatch.bridge.reconcile.Answer.Failed;
import io.hostwatch.bridge.reconcile.Answer.Told;
import io.hostwatch.bridge.secret.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the bridge makes of whatever an Alertmanager may answer. */
class AlertmanagerClientIT {
  private static final String ALERT =
      """
      {"fingerprint": "%016x", "startsAt": "2026-03-01T12:00:00.123Z", "updatedAt":
       "2026-03-01T13:02:00.5+01:00", "endsAt": "2026-03-01T12:06:00Z", "labels": {}, "receivers":
       [], "status": {"state": "%s", "silencedBy": %s, "inhibitedBy": [], "mutedBy": null}}\
      """;

  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch released = new CountDownLatch(1);
  private HttpServer server;
  private AlertmanagerClient client;
  private HttpHandler alerts = exchange -> answer(exchange, 200, "[]");

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(executor);
    server.createContext(
        "/am/api/v2/alerts",
        exchange -> {
          asked.add(exchange.getRequestURI().getQuery());
          asked.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
          alerts.handle(exchange);
        });
    String since = Instant.now().minus(Duration.ofMinutes(7)).toString();
    server.createContext(
        "/am/api/v2/status", e -> answer(e, 200, "{\"uptime\": \"" + since + "\", \"x\": []}"));
    server.start();
    client = new AlertmanagerClient(executor, Clock.systemUTC(), 1 << 20);
  }

  @AfterEach
  void stop() {
    released.countDown();
    client.close();
    server.stop(0);
    executor.shutdownNow();
  }

  @Test
  void ask_alertsOfAnyState_tellsHowEachStands() throws InterruptedException {
    String both =
        ALERT.formatted(7, "active", "[]") + "," + ALERT.formatted(-1, "suppressed", "[\"s-1\"]");
    alerts = exchange -> answer(exchange, 200, "[" + both + "]");

    Told told = (Told) ask(Optional.empty());

    assertThat(told.standings()).hasSize(2);
    Standing active = Optional.ofNullable(told.standings().get(new Fingerprint(7))).orElseThrow();
    assertThat(active.state()).isEqualTo(State.ACTIVE);
    assertThat(active.startsAt()).isEqualTo("2026-03-01T12:00:00.123Z");
    assertThat(active.updatedAt()).isEqualTo("2026-03-01T12:02:00.5Z");
    assertThat(told.standings().values())
        .filteredOn(standing -> standing.state() == State.SUPPRESSED)
        .flatMap(Standing::suppressedBy)
        .containsExactly("silence s-1");
    assertThat(told.uptime()).isBetween(Duration.ofMinutes(6), Duration.ofMinutes(9));
    assertThat(asked.getFirst()).contains("silenced=true", "inhibited=true", "unprocessed=true");
  }

  @Test
  void ask_anAlertHasALongName_tellsHowEachStands() throws InterruptedException {
    String named =
        ALERT
            .formatted(7, "active", "[]")
            .replace("\"labels\": {}", "\"labels\": {\"" + "a".repeat(100_000) + "\": \"v\"}");
    alerts = exchange -> answer(exchange, 200, "[" + named + "]");

    Told told = (Told) ask(Optional.empty());

    assertThat(told.standings()).containsOnlyKeys(new Fingerprint(7));
  }

  @Test
  void ask_needsAToken_showsIt() throws InterruptedException {
    ask(Optional.of(Secret.of("Bearer t0k3n")));

    assertThat(asked).contains("Bearer t0k3n");
  }

  @Test
  void ask_tokenThatNoHeaderHolds_tellsNothingAndKeepsTheSecret() throws InterruptedException {
    Failed failed = (Failed) ask(Optional.of(Secret.of("Bearer t0k3n\u20ac")));

    assertThat(failed.result()).isEqualTo(PollResult.UNREACHABLE);
    assertThat(failed.detail()).doesNotContain("t0k3n");
  }

  @ParameterizedTest
  @CsvSource({"503,BUSY", "500,BUSY", "401,REFUSED", "302,REFUSED", "204,REFUSED"})
  void ask_otherStatus_tellsNothing(int status, PollResult result) throws InterruptedException {
    alerts = exchange -> answer(exchange, status, "[]");

    assertThat(ask(Optional.empty()).result()).isEqualTo(result);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[",
        "[] []",
        "<html>",
        "[{}]",
        "[null]",
        "[{\"fingerprint\": \"0000000000000007\", \"status\": {\"state\": \"active\"}}]",
      })
  void ask_notAllUnderstood_tellsNothing(String body) throws InterruptedException {
    alerts = exchange -> answer(exchange, 200, body);

    assertThat(ask(Optional.empty()).result()).isEqualTo(PollResult.MALFORMED);
  }

  @Test
  void ask_unknownState_tellsNothing() throws InterruptedException {
    alerts = exchange -> answer(exchange, 200, "[" + ALERT.formatted(7, "asleep", "[]") + "]");

    assertThat(ask(Optional.empty()).result()).isEqualTo(PollResult.MALFORMED);
  }

  @Test
  void ask_answerBreaksOff_tellsNothing() throws InterruptedException {
    alerts =
        exchange -> {
          exchange.sendResponseHeaders(200, 1_000);
          exchange.getResponseBody().write("[".getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
          server.stop(0);
        };

    assertThat(ask(Optional.empty())).isInstanceOf(Failed.class);
  }

  @Test
  void ask_moreThanTheLimit_tellsNothing() throws InterruptedException {
    alerts =
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write('[');
            for (int i = 0; i < 100_000; i++) {
              out.write(
                  (ALERT.formatted(i, "active", "[]") + ",").getBytes(StandardCharsets.UTF_8));
            }
          }
        };

    assertThat(ask(Optional.empty()).result()).isEqualTo(PollResult.TOO_LARGE);
  }

  @Test
  void ask_tenThousandAlerts_tellsAll() throws InterruptedException {
    String all =
        IntStream.range(0, 10_000)
            .mapToObj(i -> ALERT.formatted(i, "active", "[]"))
            .collect(Collectors.joining(","));
    client.close();
    client = new AlertmanagerClient(executor, Clock.systemUTC());
    alerts = exchange -> answer(exchange, 200, "[" + all + "]");

    assertThat(((Told) ask(Optional.empty())).standings()).hasSize(10_000);
  }

  @Test
  void ask_neverEnds_isGivenUp() throws InterruptedException {
    alerts =
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('[');
          exchange.getResponseBody().flush();
          awaitRelease();
        };

    Answer answer =
        client.await(client.begin(peer(Optional.empty())), Duration.ofMillis(300).toNanos());

    assertThat(answer.result()).isEqualTo(PollResult.TIMEOUT);
  }

  @Test
  void ask_nobodyThere_isUnreachable() throws InterruptedException {
    server.stop(0);

    assertThat(ask(Optional.empty()).result()).isEqualTo(PollResult.UNREACHABLE);
  }

  private Answer ask(Optional<Secret> authorization) throws InterruptedException {
    return client.await(client.begin(peer(authorization)), Duration.ofSeconds(30).toNanos());
  }

  private Peer peer(Optional<Secret> authorization) {
    int port = server.getAddress().getPort();
    return new Peer(URI.create("http://127.0.0.1:" + port + "/am"), authorization);
  }

  private void awaitRelease() {
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, status == 204 ? -1 : Math.max(body.length, 1));
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body.length == 0 ? new byte[] {' '} : body);
    } catch (IOException e) {
      exchange.close(); // the other side has heard enough
    }
  }
}
