package io.hostwatch.bridge.webhook;

import io.hostwatch.bridge.webhook.Decoded.Unreadable;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads one message of version 4. Used once, by one thread. */
final class MessageReader {
  // What Go's regexp.QuoteMeta puts a backslash before: Alertmanager quotes the receiver's name.
  private static final Pattern QUOTED = Pattern.compile("\\\\([\\\\.+*?()|\\[\\]{}^$])");

  private static final String REPEAT = "repeat interval elapsed"; // since Alertmanager 0.32

  private final JsonParser parser;
  private final AlertArray alerts;
  private String version = "";
  private String receiver = "";
  private String groupKey = "";
  private String reason = "";
  private long truncatedAlerts;
  private String alertsFault = "alerts: missing, expected an array";

  MessageReader(JsonParser parser, AlertArray alerts) {
    this.parser = parser;
    this.alerts = alerts;
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
    return alerts.message(name, groupKey, reason.equals(REPEAT), truncatedAlerts);
  }

  private void readMember(String name) {
    switch (name) {
      case "version" -> version = scalar();
      case "receiver" -> receiver = scalar();
      case "groupKey" -> groupKey = scalar();
      case "notification_reason" -> reason = scalar();
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
        alerts.read("alerts");
      }
      default -> {
        alertsFault = "alerts: expected an array, found " + parser.currentToken();
        parser.skipChildren();
      }
    }
  }

  private String scalar() {
    if (parser.currentToken().isScalarValue() && parser.currentToken() != JsonToken.VALUE_NULL) {
      return alerts.valueBeside();
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
