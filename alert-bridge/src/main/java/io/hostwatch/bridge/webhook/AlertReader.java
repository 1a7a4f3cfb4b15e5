package io.hostwatch.bridge.webhook;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.alert.AlertStatus;
import io.hostwatch.bridge.alert.Labels;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Reads the alerts of one body. Equal strings become one object: the alerts of a group have most of
 * their labels in common. Not thread-safe.
 */
final class AlertReader {
  private static final int LAST_YEAR = 9999;

  private final Map<String, String> shared = new HashMap<>();

  /**
   * Reads one alert.
   *
   * @throws BadAlertException if it cannot be understood
   */
  Alert read(JsonNode tree) {
    requireObject(tree);
    AlertStatus status = status(tree.path("status"));
    return new Alert(
        status,
        labels(tree),
        annotations(tree),
        startsAt(tree.path("startsAt")),
        // Only the status says that an alert ended: while it fires, its end is a lease or year 1.
        status == AlertStatus.FIRING ? Optional.empty() : optionalTime("endsAt", tree),
        generatorUrl(tree));
  }

  static void requireObject(JsonNode tree) {
    if (!tree.isObject()) {
      throw new BadAlertException("expected an object, found " + kind(tree));
    }
  }

  static String generatorUrl(JsonNode alert) {
    JsonNode node = alert.path("generatorURL");
    return isAbsent(node) ? "" : text("generatorURL", node);
  }

  private static AlertStatus status(JsonNode node) {
    for (AlertStatus candidate : AlertStatus.values()) {
      if (node.isString() && node.stringValue().equals(candidate.text())) {
        return candidate;
      }
    }
    throw new BadAlertException(
        "status: expected \"firing\" or \"resolved\", found " + found(node));
  }

  Labels annotations(JsonNode alert) {
    return texts("annotations", alert.path("annotations"));
  }

  Labels labels(JsonNode alert) {
    JsonNode node = alert.path("labels");
    if (isAbsent(node)) {
      throw new BadAlertException("labels: missing, expected an object of strings");
    }
    Labels labels = texts("labels", node);
    if (labels.values().isEmpty()) {
      throw new BadAlertException("labels: expected at least one that is not empty, found none");
    }
    return labels;
  }

  private Labels texts(String name, JsonNode node) {
    if (isAbsent(node)) {
      return Labels.none();
    }
    if (!node.isObject()) {
      throw new BadAlertException(name + ": expected an object of strings, found " + kind(node));
    }
    TreeMap<String, String> values = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String key = whole(name, share(entry.getKey()));
      values.put(key, share(text(name + "." + key, entry.getValue())));
    }
    return new Labels(values);
  }

  private static Instant startsAt(JsonNode node) {
    if (isAbsent(node)) {
      throw new BadAlertException("startsAt: missing, expected an RFC 3339 time");
    }
    return time("startsAt", node)
        .orElseThrow(
            () -> new BadAlertException("startsAt: expected a time, found " + found(node)));
  }

  /** A time that may be missing; year 1 is missing, too. */
  static Optional<Instant> optionalTime(String name, JsonNode alert) {
    JsonNode node = alert.path(name);
    return isAbsent(node) ? Optional.empty() : time(name, node);
  }

  /** A time, absent in year 1, which is how Go writes that there is none. */
  private static Optional<Instant> time(String name, JsonNode node) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(node.isString() ? node.stringValue() : "");
      if (time.getYear() <= LAST_YEAR) {
        return time.getYear() <= 1 ? Optional.empty() : Optional.of(time.toInstant());
      }
    } catch (DateTimeException e) {
      // Told below, with the value.
    }
    throw new BadAlertException(name + ": expected an RFC 3339 time, found " + found(node));
  }

  private static String text(String name, JsonNode node) {
    if (!node.isString()) {
      throw new BadAlertException(name + ": expected a string, found " + kind(node));
    }
    return whole(name, node.stringValue());
  }

  /** Refuses half a character, which an escape can write but no database can keep. */
  private static String whole(String name, String value) {
    if (value
        .codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
      throw new BadAlertException(name + ": expected Unicode, found half a surrogate pair");
    }
    return value;
  }

  private String share(String value) {
    String known = shared.putIfAbsent(value, value);
    return known == null ? value : known;
  }

  private static boolean isAbsent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  private static String found(JsonNode node) {
    String text = node.isString() ? node.stringValue() : "";
    return text.isEmpty() || text.length() > 40 ? kind(node) : '"' + text + '"';
  }

  private static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case MISSING -> "nothing";
      case NULL -> "null";
      case ARRAY -> "an array";
      case OBJECT, POJO -> "an object";
      case STRING, BINARY -> "a string";
      case NUMBER -> "a number";
      case BOOLEAN -> "a boolean";
    };
  }
}
