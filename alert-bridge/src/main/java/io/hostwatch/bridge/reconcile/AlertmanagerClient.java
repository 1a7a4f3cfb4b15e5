package io.hostwatch.bridge.reconcile;

import io.hostwatch.bridge.alert.Fingerprint;
import io.hostwatch.bridge.alert.Standing;
import io.hostwatch.bridge.reconcile.Answer.Failed;
import io.hostwatch.bridge.reconcile.Answer.Told;
import io.hostwatch.bridge.reconcile.AnswerDecoder.MalformedException;
import io.hostwatch.bridge.reconcile.BoundedStream.TooLargeException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;

/** Asks an Alertmanager what it holds. Follows no redirect. Thread-safe. */
final class AlertmanagerClient implements AutoCloseable {
  private static final String ALERTS =
      "/api/v2/alerts?active=true&silenced=true&inhibited=true&unprocessed=true&muted=true";
  private static final String STATUS = "/api/v2/status";
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

  /** About 60,000 alerts. */
  static final long MOST_BYTES = 64L << 20;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final ExecutorService executor;
  private final Clock clock;
  private final long mostBytes;

  /** Asks on threads of {@code executor}. */
  AlertmanagerClient(ExecutorService executor, Clock clock) {
    this(executor, clock, MOST_BYTES);
  }

  AlertmanagerClient(ExecutorService executor, Clock clock, long mostBytes) {
    this.executor = executor;
    this.clock = clock;
    this.mostBytes = mostBytes;
  }

  /** Begins to ask; {@link #await} waits for what comes of it. */
  Future<Answer> begin(Peer peer) {
    return executor.submit(() -> ask(peer));
  }

  /** Waits until {@code nanos} later for what was asked, and then gives it up. */
  Answer await(Future<Answer> asked, long nanos) throws InterruptedException {
    try {
      return asked.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return new Failed(PollResult.TIMEOUT, "no whole answer in time");
    } catch (ExecutionException e) {
      return unasked(e);
    } finally {
      asked.cancel(true);
    }
  }

  /** Its message may tell what was to be sent, and that is a secret. */
  private static Failed unasked(ExecutionException e) {
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    String kind = Objects.requireNonNull(e.getCause()).getClass().getSimpleName();
    return new Failed(PollResult.UNREACHABLE, "cannot be asked: " + kind);
  }

  /** Its uptime comes last: whoever restarted in between is young, and its silence says nothing. */
  private Answer ask(Peer peer) throws InterruptedException {
    try {
      Map<Fingerprint, Standing> standings = get(peer, ALERTS, (_, in) -> AnswerDecoder.alerts(in));
      return new Told(standings, get(peer, STATUS, this::uptime));
    } catch (StatusException e) {
      PollResult result = e.status >= 500 ? PollResult.BUSY : PollResult.REFUSED;
      return new Failed(result, "answered " + e.status);
    } catch (MalformedException e) {
      return new Failed(PollResult.MALFORMED, String.valueOf(e.getMessage()));
    } catch (JacksonException e) {
      return e.getCause() instanceof IOException cause
          ? failed(cause)
          : new Failed(PollResult.MALFORMED, "not JSON, or not all of it");
    } catch (IOException e) {
      return failed(e);
    }
  }

  private static Failed failed(IOException e) {
    PollResult result =
        e instanceof TooLargeException ? PollResult.TOO_LARGE : PollResult.UNREACHABLE;
    return new Failed(result, e.getClass().getSimpleName() + ": " + e.getMessage());
  }

  private <T> T get(Peer peer, String path, Reader<T> reader)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(peer.page(path)).header("Accept", "application/json");
    peer.authorization().ifPresent(value -> request.header("Authorization", value.reveal()));
    HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
    try (InputStream body = new BoundedStream(response.body(), mostBytes)) {
      if (response.statusCode() != 200) {
        throw new StatusException(response.statusCode());
      }
      return reader.read(response, body);
    }
  }

  /** By its own clock, as far as it tells the time. */
  private Duration uptime(HttpResponse<InputStream> response, InputStream body) {
    Instant now = response.headers().firstValue("Date").map(this::time).orElseGet(clock::instant);
    return Duration.between(AnswerDecoder.runningSince(body), now);
  }

  private Instant time(String date) {
    try {
      return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeException e) {
      return clock.instant();
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  /** Reads the body of an answer. */
  @FunctionalInterface
  private interface Reader<T> {
    T read(HttpResponse<InputStream> response, InputStream body) throws IOException;
  }

  /** An answer other than 200. */
  private static final class StatusException extends IOException {
    private static final long serialVersionUID = 1L;
    private final int status;

    StatusException(int status) {
      this.status = status;
    }
  }
}
