package io.hostwatch.e2e.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Plain HTTP/1.1 without redirects, as the cases speak it. */
public final class Http {

  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private Http() {}

  /** Gets a page; no connection is an {@link UncheckedIOException}. */
  public static HttpResponse<String> get(URI uri) {
    return send(HttpRequest.newBuilder(uri).GET().timeout(DEADLINE).build());
  }

  /** Posts JSON. */
  public static HttpResponse<String> post(URI uri, String json) {
    return post(uri, BodyPublishers.ofString(json));
  }

  /** Posts any body as JSON. */
  public static HttpResponse<String> post(URI uri, BodyPublisher body) {
    return send(
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .POST(body)
            .timeout(DEADLINE)
            .build());
  }

  /** Tells whether the page is there and says 200. */
  public static boolean isOk(URI uri) {
    try {
      return get(uri).statusCode() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return CLIENT.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(request.method() + " " + request.uri() + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in " + request.uri(), e);
    }
  }
}
