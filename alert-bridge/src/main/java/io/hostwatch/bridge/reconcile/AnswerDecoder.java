package io.hostwatch.bridge.reconcile;

import io.hostwatch.bridge.alert.Fingerprint;
import io.hostwatch.bridge.alert.Standing;
import io.hostwatch.bridge.alert.Standing.State;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads Alertmanager's {@code GET /api/v2/alerts} and {@code GET /api/v2/status}, one alert at a
 * time. What cannot be understood in full is not understood at all: a missing alert would count as
 * gone.
 */
final class AnswerDecoder {
  // Alertmanager sets no limit to names, and one alert must not cost the others.
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNameLength(Integer.MAX_VALUE).build())
                  .build())
          .build();

  /** An answer that is not what Alertmanager's API has. */
  static final class MalformedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedException(String what) {
      super(what);
    }
  }

  private AnswerDecoder() {}

  /**
   * Reads all alerts that it holds.
   *
   * @throws MalformedException if any of them cannot be understood
   * @throws JacksonException if it is not JSON, breaks off, or cannot be read
   */
  static Map<Fingerprint, Standing> alerts(InputStream body) {
    Map<Fingerprint, Standing> standings = new HashMap<>();
    try (JsonParser parser = MAPPER.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw new MalformedException("expected an array, found " + parser.currentToken());
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        Standing standing = standing(parser.readValueAsTree());
        standings.merge(standing.fingerprint(), standing, Standing::and);
      }
      if (parser.nextToken() != null) {
        throw new MalformedException("expected nothing after the array, found more");
      }
    }
    return standings;
  }

  /**
   * Reads since when it runs.
   *
   * @throws MalformedException if that cannot be understood
   * @throws JacksonException if it is not JSON, breaks off, or cannot be read
   */
  static Instant runningSince(InputStream body) {
    return time(MAPPER.readTree(body), "uptime");
  }

  private static Standing standing(JsonNode alert) {
    State state = state(alert.at("/status/state").asString(""));
    TreeSet<String> reasons = new TreeSet<>();
    if (state == State.SUPPRESSED) {
      reasons(alert, "silencedBy", "silence ").forEach(reasons::add);
      reasons(alert, "inhibitedBy", "inhibition by ").forEach(reasons::add);
      reasons(alert, "mutedBy", "time interval ").forEach(reasons::add);
      if (reasons.isEmpty()) {
        reasons.add("Alertmanager, which does not say why");
      }
    }
    return new Standing(
        fingerprint(alert), time(alert, "startsAt"), time(alert, "updatedAt"), state, reasons);
  }

  private static Stream<String> reasons(JsonNode alert, String field, String kind) {
    return alert
        .path("status")
        .path(field)
        .valueStream()
        .map(id -> kind + id.asString("").replaceAll("\\p{Cntrl}", " "));
  }

  private static State state(String text) {
    for (State state : State.values()) {
      if (state.name().toLowerCase(Locale.ROOT).equals(text)) {
        return state;
      }
    }
    throw new MalformedException("state: expected active, suppressed or unprocessed");
  }

  private static Fingerprint fingerprint(JsonNode alert) {
    try {
      return Fingerprint.parse(alert.path("fingerprint").asString(""));
    } catch (IllegalArgumentException e) {
      throw new MalformedException("fingerprint: expected 16 hexadecimal digits");
    }
  }

  private static Instant time(JsonNode tree, String field) {
    try {
      return OffsetDateTime.parse(tree.path(field).asString("")).toInstant();
    } catch (DateTimeException e) {
      throw new MalformedException(field + ": expected an RFC 3339 time");
    }
  }
}
