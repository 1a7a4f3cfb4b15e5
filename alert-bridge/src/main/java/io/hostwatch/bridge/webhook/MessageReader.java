package io.hostwatch.bridge.webhook;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.store.RawBody;
import io.hostwatch.bridge.store.Receipt.Quarantined;
import io.hostwatch.bridge.webhook.Decoded.Message;
import io.hostwatch.bridge.webhook.Decoded.Unreadable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/** Reads one message, holding one alert's tree at a time. Used once, by one thread. */
final class MessageReader {
  // What Go's regexp.QuoteMeta puts a backslash before: Alertmanager quotes the receiver's name.
  private static final Pattern QUOTED = Pattern.compile("\\\\([\\\\.+*?()|\\[\\]{}^$])");

  private static final int MAX_QUARANTINED = 1000;
  private static final int MAX_PART = 64 * 1024;
  private static final int ALERTS_BETWEEN_LOOKS = 1024;

  private final JsonParser parser;
  private final byte[] body;
  private final Utf8 text;
  private final Deadline deadline;
  private final AlertReader alertReader = new AlertReader();
  private final List<Alert> alerts = new ArrayList<>();
  private final List<Quarantined> quarantined = new ArrayList<>();
  private int rejected;
  private String version = "";
  private String receiver = "";
  private String groupKey = "";
  private long truncatedAlerts;
  private String alertsFault = "alerts: missing, expected an array";

  /**
   * @param body as it came, for the quarantine
   * @param text what {@code parser} reads
   */
  MessageReader(JsonParser parser, byte[] body, Utf8 text, Deadline deadline) {
    this.parser = parser;
    this.body = body;
    this.text = text;
    this.deadline = deadline;
  }

  /**
   * Reads to the end.
   *
   * @throws tools.jackson.core.JacksonException if it is not JSON
   */
  Decoded read() {
    JsonToken first = parser.nextToken();
    if (first != JsonToken.START_OBJECT) {
      return new Unreadable("expected a JSON object, found " + (first == null ? "nothing" : first));
    }
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      readMember(name);
    }
    if (parser.nextToken() != null) {
      return new Unreadable("expected nothing after the JSON object, found more");
    }
    return verdict();
  }

  private Decoded verdict() {
    if (!version.equals("4")) {
      String found = version.isEmpty() ? "nothing" : '"' + shortened(version) + '"';
      return new Unreadable("version: expected \"4\", found " + found);
    }
    if (!alertsFault.isEmpty()) {
      return new Unreadable(alertsFault);
    }
    String name = QUOTED.matcher(receiver).replaceAll("$1");
    return new Message(name, groupKey, truncatedAlerts, alerts, rejected, quarantined);
  }

  private void readMember(String name) {
    switch (name) {
      case "version" -> version = scalar();
      case "receiver" -> receiver = scalar();
      case "groupKey" -> groupKey = scalar();
      case "truncatedAlerts" -> truncatedAlerts = count();
      case "alerts" -> readAlerts();
      default -> parser.skipChildren();
    }
  }

  private void readAlerts() {
    switch (parser.currentToken()) {
      // An empty list that Go never filled is written as null.
      case VALUE_NULL -> alertsFault = "";
      case START_ARRAY -> {
        alertsFault = "";
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
          stopWhenLate(i);
          readAlert(i);
        }
      }
      default -> {
        alertsFault = "alerts: expected an array, found " + parser.currentToken();
        parser.skipChildren();
      }
    }
  }

  private void readAlert(int index) {
    long start = parser.currentTokenLocation().getByteOffset();
    JsonNode tree = parser.readValueAsTree();
    long end = parser.currentLocation().getByteOffset();
    OptionalInt broken = text.repairedWithin(start, end);
    try {
      if (broken.isPresent()) {
        throw new BadAlertException(
            "expected UTF-8, found another byte at offset " + broken.getAsInt());
      }
      alerts.add(alertReader.read(tree));
    } catch (BadAlertException | IllegalArgumentException e) {
      reject("alerts[" + index + "]: " + e.getMessage(), (int) start, (int) end);
    }
  }

  /** Keeps what tells the fault; the receipt holds the whole body anyway. */
  private void reject(String reason, int start, int end) {
    rejected++;
    if (quarantined.size() < MAX_QUARANTINED) {
      byte[] part = Arrays.copyOfRange(body, start, Math.min(end, start + MAX_PART));
      quarantined.add(new Quarantined(reason, RawBody.of(part)));
    }
  }

  private void stopWhenLate(int index) {
    if (index % ALERTS_BETWEEN_LOOKS == 0 && deadline.isPast()) {
      throw RefusedException.unavailable("the body took too long to read");
    }
  }

  private String scalar() {
    if (parser.currentToken().isScalarValue() && parser.currentToken() != JsonToken.VALUE_NULL) {
      return parser.getString();
    }
    parser.skipChildren();
    return "";
  }

  private long count() {
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      return count(parser.getString());
    }
    parser.skipChildren();
    return 0;
  }

  private static long count(String digits) {
    if (digits.startsWith("-")) {
      return 0;
    }
    return digits.length() > 10
        ? Integer.MAX_VALUE
        : Math.min(Long.parseLong(digits), Integer.MAX_VALUE);
  }

  private static String shortened(String value) {
    return value.length() <= 20 ? value : value.substring(0, 20) + "…";
  }
}
