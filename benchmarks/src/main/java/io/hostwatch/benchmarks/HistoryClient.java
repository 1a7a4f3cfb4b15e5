package io.hostwatch.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a bridge for pages of its history. Used by one thread. */
final class HistoryClient implements AutoCloseable {
  private static final Pattern NEXT = Pattern.compile("\"nextCursor\":\"([^\"]+)\"");
  private static final Pattern ID = Pattern.compile("\"generatorURL\":");

  private final HttpClient client = HttpClient.newHttpClient();
  private final int port;

  /**
   * One answer.
   *
   * @param next the cursor of the page after it
   * @param alerts how many it holds
   */
  record Answer(Optional<String> next, long alerts) {}

  HistoryClient(int port) {
    this.port = port;
  }

  /** Asks with a query that is already encoded. */
  Answer ask(String query) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port + "/api/v1/alerts?" + query);
    HttpResponse<String> response =
        client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(uri + " answered " + response.statusCode() + " " + response.body());
    }
    Matcher next = NEXT.matcher(response.body());
    return new Answer(
        next.find() ? Optional.of(next.group(1)) : Optional.empty(),
        ID.matcher(response.body()).results().count());
  }

  @Override
  public void close() {
    client.close();
  }
}
