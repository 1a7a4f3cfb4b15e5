package io.hostwatch.e2e.receivers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hostwatch.e2e.harness.Json;
import io.hostwatch.e2e.receivers.SlackAnswer.Hang;
import io.hostwatch.e2e.receivers.SlackAnswer.Ok;
import io.hostwatch.e2e.receivers.SlackAnswer.RateLimited;
import io.hostwatch.e2e.receivers.SlackAnswer.Refuse;
import io.hostwatch.e2e.receivers.SlackAnswer.Slow;
import io.hostwatch.e2e.receivers.SlackAnswer.TakeAndCut;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Slack's incoming webhooks on the loopback interface.
 *
 * <p>Takes every message, unless told how to react to the next ones. A message that breaks Slack's
 * limits is refused as Slack refuses it, whatever was told. Used by the test's thread and one
 * thread a request.
 */
public final class FakeSlack implements AutoCloseable {

  private static final String PATH = "/services/T000/B000/loopback";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Queue<SlackAnswer> script = new ConcurrentLinkedQueue<>();
  private final List<SlackMessage> messages = new CopyOnWriteArrayList<>();
  private final List<String> faults = new CopyOnWriteArrayList<>();
  private volatile SlackAnswer otherwise = new Ok();

  private FakeSlack(HttpServer server) {
    this.server = server;
  }

  /** Opens it on a free port. */
  public static FakeSlack open() {
    try {
      InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      FakeSlack slack = new FakeSlack(HttpServer.create(any, 1024));
      slack.server.createContext("/", slack::handle);
      slack.server.setExecutor(slack.threads);
      slack.server.start();
      return slack;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address to give the bridge as {@code api_url}. */
  public URI webhook() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH);
  }

  /** Reacts like this to the next messages, one each, and then as before. */
  public void answersNext(SlackAnswer... answers) {
    script.addAll(List.of(answers));
  }

  /** Reacts like this to all messages that no script is left for. */
  public void answersAlways(SlackAnswer answer) {
    otherwise = answer;
  }

  /** Every message that came, in order. */
  public List<SlackMessage> messages() {
    return List.copyOf(messages);
  }

  /** What people see, in order. */
  public List<SlackMessage> shown() {
    return messages.stream().filter(SlackMessage::taken).toList();
  }

  /** What Slack's limits were broken by. */
  public List<String> faults() {
    return List.copyOf(faults);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Instant now = Instant.now();
      if (!exchange.getRequestMethod().equals("POST")) {
        answer(exchange, 405, "method_not_allowed");
        return;
      }
      JsonNode payload = payload(body);
      SlackAnswer answer = invalid(payload) ? new Refuse(400, "invalid_blocks") : next();
      boolean taken = takes(answer);
      messages.add(new SlackMessage(now, exchange.getRequestURI().getPath(), payload, taken));
      react(exchange, answer);
    }
  }

  private SlackAnswer next() {
    SlackAnswer scripted = script.poll();
    return scripted == null ? otherwise : scripted;
  }

  private boolean invalid(JsonNode payload) {
    List<String> found = SlackLimits.faults(payload);
    found.forEach(fault -> faults.add(fault + " in " + payload));
    return !found.isEmpty();
  }

  private static JsonNode payload(byte[] body) {
    try {
      return Json.read(new String(body, StandardCharsets.UTF_8));
    } catch (JacksonException e) {
      return Json.read("null");
    }
  }

  private void react(HttpExchange exchange, SlackAnswer answer) throws IOException {
    switch (answer) {
      case Ok() -> answer(exchange, 200, "ok");
      case Refuse(int status, String word) -> answer(exchange, status, word);
      case RateLimited(int seconds) -> {
        exchange.getResponseHeaders().set("Retry-After", Integer.toString(seconds));
        answer(exchange, 429, "rate_limited");
      }
      case Slow(Duration delay) -> {
        awaitClose(delay);
        answer(exchange, 200, "ok");
      }
      case Hang() -> awaitClose(Duration.ofHours(1));
      case TakeAndCut() -> {}
    }
  }

  private static boolean takes(SlackAnswer answer) {
    return switch (answer) {
      case Ok(), Slow(_), TakeAndCut() -> true;
      case Refuse(_, _), RateLimited(_), Hang() -> false;
    };
  }

  private void awaitClose(Duration atMost) {
    try {
      var _ = closed.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
