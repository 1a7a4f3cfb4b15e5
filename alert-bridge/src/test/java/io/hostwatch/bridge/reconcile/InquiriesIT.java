package io.hostwatch.bridge.reconcile;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hostwatch.bridge.alert.Testimony;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InquiriesIT {
  private static final Duration SETTLED = Duration.ofMinutes(5);

  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch neverDown = new CountDownLatch(1);
  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer server;
  private Reconciliation reconciliation;
  private int secondsToAnswer;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(executor);
    server.createContext("/api/v2/alerts", this::alerts);
    server.createContext("/api/v2/status", e -> answer(e, "{\"uptime\": \"%s\"}".formatted(old())));
    server.start();
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    reconciliation =
        new Reconciliation(
            Map.of("am", List.of(new Peer(url, Optional.empty()))),
            SETTLED,
            Duration.ofMinutes(1),
            executor,
            Clock.systemUTC(),
            new Unheard());
  }

  @AfterEach
  void stop() {
    reconciliation.close();
    server.stop(0);
    executor.shutdownNow();
  }

  @Test
  void ask_manyWhileOneIsUnderWay_shareTheNextHoweverSlowItIs()
      throws InterruptedException, ExecutionException {
    secondsToAnswer = 2;
    Inquiries inquiries = (Inquiries) reconciliation.witness();
    List<Future<Optional<Testimony>>> all = new ArrayList<>();
    all.add(executor.submit(() -> inquiries.ask("am")));
    await().until(() -> asked.get() == 1);

    for (int i = 0; i < 8; i++) {
      all.add(executor.submit(() -> inquiries.ask("am")));
    }

    for (Future<Optional<Testimony>> one : all) {
      assertThat(one.get()).isPresent();
    }
    assertThat(asked).hasValue(2);
  }

  @Test
  void ask_again_asksAnew() {
    Inquiries inquiries = (Inquiries) reconciliation.witness();

    assertThat(inquiries.ask("am")).isPresent();
    assertThat(inquiries.ask("am")).isPresent();

    assertThat(asked).hasValue(2);
  }

  @Test
  void ask_nobodyThere_isNoTestimony() {
    server.stop(0);

    assertThat(reconciliation.witness().ask("am")).isEmpty();
  }

  @Test
  void ask_unknownSource_isNoTestimony() {
    assertThat(reconciliation.witness().knows("other")).isFalse();
    assertThat(reconciliation.witness().ask("other")).isEmpty();
  }

  private void alerts(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    try {
      boolean _ = neverDown.await(secondsToAnswer, SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    answer(exchange, "[]");
  }

  private static Instant old() {
    return Instant.now().minus(SETTLED.multipliedBy(2));
  }

  private static void answer(HttpExchange exchange, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  /** Nobody hears of it. */
  private static final class Unheard implements PollListener {
    @Override
    public void asks(String source, Peer peer, Duration every) {
      // nobody polls here
    }

    @Override
    public void polled(String source, Peer peer, PollResult result, Instant at) {
      // that they were asked is of no interest here
    }

    @Override
    public void reconciled(String source, int closed, int reopened, int suppressed) {
      // nothing is compared here
    }
  }
}
