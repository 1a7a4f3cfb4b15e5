package io.hostwatch.bridge.webhook;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.webhook.Admission.Ticket;
import io.hostwatch.bridge.webhook.Decoded.Unreadable;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Reads bodies that should be JSON, token by token. Thread-safe. */
final class JsonBodies {

  /** A text has at most so many bytes of JSON. */
  static final int MAX_TEXT = 1 << 20;

  private static final int MAX_DEPTH = 100_000;
  private static final int MAX_NAME = 64 * 1024;

  /** Reads a whole body; may throw a {@link JacksonException}. */
  @FunctionalInterface
  interface Reader {
    Decoded read(JsonParser parser, AlertArray alerts);
  }

  // The body's own limit bounds numbers, so that none of them costs the whole body; a text that is
  // kept has a limit of its own. A level takes memory many times its byte, so the depth has a
  // limit, far from any real alert.
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNameLength(MAX_NAME)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private JsonBodies() {}

  /** Reads JSON. */
  static JsonParser parser(byte[] json) {
    return FACTORY.createParser(ObjectReadContext.empty(), json);
  }

  /**
   * Looks for the end of the string that {@code parser} is at, which it did not read yet.
   *
   * @param json what {@code parser} reads
   */
  static boolean isLong(JsonParser parser, byte[] json) {
    if (json.length <= MAX_TEXT) {
      return false; // what has no end is not JSON, which the parser tells
    }
    int from = (int) parser.currentTokenLocation().getByteOffset() + 1;
    int to = Math.min(json.length, from + MAX_TEXT);
    for (int i = from; i < to; i++) {
      if (json[i] == '"') {
        return false;
      }
      if (json[i] == '\\') {
        i++;
      }
    }
    return true;
  }

  /**
   * Reads {@code body}, which is not empty.
   *
   * @param form judges what an alert says
   */
  static Decoded read(
      byte[] body,
      Ticket ticket,
      Deadline deadline,
      Function<ReportedAlert, Alert> form,
      Reader reader) {
    Utf8 text = Utf8.of(body);
    BodyMemory memory = new BodyMemory(body.length, ticket, deadline);
    try (PatientParser parser = new PatientParser(parser(text.bytes()), deadline)) {
      return toEnd(parser, reader, new AlertArray(parser, body, text, memory, form));
    }
  }

  private static Decoded toEnd(JsonParser parser, Reader reader, AlertArray alerts) {
    try {
      return reader.read(parser, alerts);
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
