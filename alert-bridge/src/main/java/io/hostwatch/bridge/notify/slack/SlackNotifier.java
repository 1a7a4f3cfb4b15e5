package io.hostwatch.bridge.notify.slack;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.hostwatch.bridge.notify.BoundedSockets;
import io.hostwatch.bridge.notify.FailureReason;
import io.hostwatch.bridge.notify.Notice;
import io.hostwatch.bridge.notify.Notifier;
import io.hostwatch.bridge.notify.Outcome;
import io.hostwatch.bridge.secret.Secret;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Posts notices to one incoming webhook. Thread-safe; connections are kept and reused.
 *
 * <p>A webhook gives back no id and knows no idempotency key: an attempt whose answer is lost may
 * show twice.
 */
public final class SlackNotifier implements Notifier {
  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
  private static final int SHORTEST_TOKEN = 6;
  private static final long BODY_PEEK = 1_024;
  private static final int MOST_IDLE = 5;
  private static final Duration LONGEST_IDLE = Duration.ofSeconds(3);

  private final SlackConfig config;
  private final HttpUrl url;
  private final OkHttpClient client;
  private final Clock clock;

  /**
   * Opens nothing yet.
   *
   * @param clock reads a {@code Retry-After} that is a date
   */
  public SlackNotifier(SlackConfig config, Clock clock) {
    this.config = config;
    this.url = parse(config);
    this.client = client(config);
    this.clock = clock;
  }

  @Override
  public Outcome send(Notice notice) {
    SlackMessage message = new SlackMessage(notice, config.look());
    Progress progress = new Progress();
    try {
      SlackAnswer answer = post(message.withBlocks(), progress);
      if (answer.refusesForm()) {
        answer = post(message.asText(), progress);
      }
      return answer.outcome(clock);
    } catch (IOException e) {
      return failed(e).with(progress.handover());
    }
  }

  private Outcome.Deferred failed(IOException e) {
    return e instanceof InterruptedIOException
        ? deferred(FailureReason.TIMEOUT, "no answer within " + config.timeout().toSeconds() + " s")
        : deferred(FailureReason.UNREACHABLE, scrub(e.toString()));
  }

  @Override
  public void close() {
    client.connectionPool().evictAll();
  }

  private SlackAnswer post(String json, Progress progress) throws IOException {
    Request request =
        new Request.Builder()
            .url(url)
            .post(RequestBody.create(json, JSON))
            .tag(Progress.class, progress)
            .build();
    try (Response response = client.newCall(request).execute()) {
      String body = scrub(response.peekBody(BODY_PEEK).string());
      progress.answered();
      return new SlackAnswer(
          response.code(), Optional.ofNullable(response.header("Retry-After")), body);
    }
  }

  // A proxy's error page may repeat the address whole or in parts.
  private String scrub(String text) {
    String scrubbed = config.apiUrl().scrub(text);
    for (String segment : url.pathSegments()) {
      if (segment.length() >= SHORTEST_TOKEN && !segment.equals("services")) {
        scrubbed = Secret.of(segment).scrub(scrubbed);
      }
    }
    return scrubbed;
  }

  private static Outcome.Deferred deferred(FailureReason reason, String detail) {
    return new Outcome.Deferred(reason, detail, Optional.empty());
  }

  private static HttpUrl parse(SlackConfig config) {
    HttpUrl parsed = HttpUrl.parse(config.apiUrl().reveal());
    if (parsed == null) {
      throw new IllegalArgumentException("api_url: expected an http or https address");
    }
    return parsed;
  }

  // OkHttp's own silent second tries would hide an attempt that Slack may have taken. It does not
  // look
  // whether a connection was closed while it rested shortly, and finds out by failing.
  private static OkHttpClient client(SlackConfig config) {
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .socketFactory(new BoundedSockets())
            .protocols(List.of(Protocol.HTTP_1_1))
            .connectionPool(new ConnectionPool(MOST_IDLE, LONGEST_IDLE.toMillis(), MILLISECONDS))
            .addNetworkInterceptor(SlackNotifier::withoutInvitation)
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .eventListener(Progress.LISTENER)
            .callTimeout(config.timeout())
            .connectTimeout(config.timeout())
            .readTimeout(config.timeout())
            .writeTimeout(config.timeout());
    config.proxy().ifPresent(uri -> builder.proxy(proxy(uri)));
    return builder.build();
  }

  /** A 503 with {@code Retry-After: 0} is one that OkHttp repeats at once whatever it is told. */
  private static Response withoutInvitation(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    boolean invites =
        response.headers("Retry-After").stream().anyMatch(wait -> wait.strip().matches("0+"));
    return invites ? response.newBuilder().removeHeader("Retry-After").build() : response;
  }

  private static Proxy proxy(URI uri) {
    return new Proxy(
        Proxy.Type.HTTP, InetSocketAddress.createUnresolved(uri.getHost(), uri.getPort()));
  }
}
