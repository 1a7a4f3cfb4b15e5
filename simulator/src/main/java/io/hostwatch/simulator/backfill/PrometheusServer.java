package io.hostwatch.simulator.backfill;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Prometheus that takes the past and answers queries about it. Thread-safe. */
final class PrometheusServer {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String BLOCKS = "storage.tsdb.min-block-duration";

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final URI address;

  /** The one that listens there, such as {@code http://127.0.0.1:9090/}, with the slash. */
  PrometheusServer(URI address) {
    this.address = address;
  }

  /** Makes something of the body of an answer. */
  @FunctionalInterface
  private interface Reader<T> {
    T read(InputStream body) throws IOException;
  }

  /** A series that a query found. */
  record Found(SortedMap<String, String> labels, Samples samples) {}

  /** Its time of blocks, as it writes durations, such as {@code 2h}. */
  String blocks() throws BackfillException, InterruptedException {
    JsonNode flags = sent(request("api/v1/status/flags").GET(), JsonMapper.shared()::readTree);
    return flags.path("data").path(BLOCKS).asString();
  }

  /** Takes what was written; refuses nothing of it, or this fails. */
  void write(byte[] compressed) throws BackfillException, InterruptedException {
    sent(
        request("api/v1/write")
            .header("Content-Type", "application/x-protobuf")
            .header("Content-Encoding", "snappy")
            .header("X-Prometheus-Remote-Write-Version", "0.1.0")
            .POST(BodyPublishers.ofByteArray(compressed)),
        InputStream::readAllBytes);
  }

  /** What an expression gives from a time to another and at both, in milliseconds since 1970. */
  List<Found> query(String expression, long from, long to, long step)
      throws BackfillException, InterruptedException {
    String form =
        "query=%s&start=%.3f&end=%.3f&step=%.3f"
            .formatted(
                URLEncoder.encode(expression, StandardCharsets.UTF_8),
                from / 1000.0,
                to / 1000.0,
                step / 1000.0);
    return sent(
        request("api/v1/query_range")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)),
        FoundReader::read);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE);
  }

  private <T> T sent(HttpRequest.Builder request, Reader<T> reader)
      throws BackfillException, InterruptedException {
    HttpRequest built = request.build();
    try {
      HttpResponse<InputStream> answer = client.send(built, BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        if (answer.statusCode() / 100 != 2) {
          String said = new String(body.readAllBytes(), StandardCharsets.UTF_8).strip();
          throw new BackfillException(
              "%s answered %d: %s".formatted(built.uri(), answer.statusCode(), said));
        }
        return reader.read(body);
      }
    } catch (IOException | JacksonIOException e) {
      throw new BackfillException("%s: %s".formatted(built.uri(), e), e);
    } catch (JacksonException e) {
      throw new BackfillException(built.uri() + ": no JSON: " + e.getMessage(), e);
    }
  }
}
