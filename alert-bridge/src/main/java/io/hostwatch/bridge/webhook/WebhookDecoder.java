package io.hostwatch.bridge.webhook;

import io.hostwatch.bridge.webhook.Decoded.Unreadable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the body of Alertmanager's webhook, version 4. Unknown members are ignored, since every
 * release adds some; an alert that cannot be understood costs only itself.
 *
 * <p>The fingerprints in the body are not read: other senders compute them differently, and the
 * identity of an alert must not depend on who sent it. Thread-safe.
 *
 * @see <a href="https://prometheus.io/docs/alerting/latest/configuration/#webhook_config">the
 *     format</a>
 */
final class WebhookDecoder {
  private static final int MAX_DEPTH = 100_000;
  private static final int MAX_NAME = 64 * 1024;

  private final JsonMapper mapper;

  WebhookDecoder() {
    // The body's own limit bounds strings and numbers, so that none of them costs the whole body. A
    // level takes memory many times its byte, so the depth has a limit, far from any real alert.
    StreamReadConstraints constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxNameLength(MAX_NAME)
            .maxStringLength(Integer.MAX_VALUE)
            .maxNumberLength(Integer.MAX_VALUE)
            .build();
    mapper =
        JsonMapper.builder(JsonFactory.builder().streamReadConstraints(constraints).build())
            .build();
  }

  /**
   * Reads {@code body}.
   *
   * @throws RefusedException if the deadline passes before all of it is read
   */
  Decoded decode(byte[] body, Deadline deadline) {
    if (body.length == 0) {
      return new Unreadable("the body is empty, expected a JSON object");
    }
    Utf8 text = Utf8.of(body);
    try (JsonParser parser = new UnvaluedNumbers(mapper.createParser(text.bytes()))) {
      return read(new MessageReader(parser, body, text, deadline), parser);
    }
  }

  private static Decoded read(MessageReader reader, JsonParser parser) {
    try {
      return reader.read();
    } catch (JacksonException e) {
      // A limit that was passed has no location of its own.
      TokenStreamLocation at = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
      return new Unreadable(
          "not JSON at line %d, column %d: %s"
              .formatted(at.getLineNr(), at.getColumnNr(), trouble(e)));
    }
  }

  /** What is wrong, without the parser's names for the place. */
  private static String trouble(JacksonException e) {
    return String.valueOf(e.getOriginalMessage())
        .replaceFirst("(?s) ?(\\(start marker|\\[Source).*", "");
  }
}
