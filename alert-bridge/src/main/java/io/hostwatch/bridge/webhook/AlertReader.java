package io.hostwatch.bridge.webhook;

import io.hostwatch.bridge.alert.Labels;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads the members of one alert that the bridge knows, and passes over all others without keeping
 * anything of them. Their names count in any case of letters, as in Go. Used once, by one thread.
 */
final class AlertReader {

  /** An alert has at most so many labels, and annotations; a real one has about ten. */
  static final int MAX_PAIRS = 1000;

  /**
   * All texts of an alert have at most so many characters, so that a page of them has its bound.
   */
  static final int MAX_CHARACTERS = 256 << 10;

  private static final int MAX_FOUND = 40;
  private static final Instant YEAR_TWO = Instant.parse("0002-01-01T00:00:00Z");
  private static final Map<String, String> MEMBERS = members();

  private final JsonParser parser;
  private final byte[] json;
  private final BodyMemory memory;
  private final Map<String, TreeMap<String, String>> pairs = new TreeMap<>();
  private final Map<String, Instant> times = new TreeMap<>();
  private String status = "nothing";
  private String generatorUrl = "";
  private int characters;

  /**
   * Reads the value that {@code parser} is at.
   *
   * @param json what {@code parser} reads
   */
  AlertReader(JsonParser parser, byte[] json, BodyMemory memory) {
    this.parser = parser;
    this.json = json;
    this.memory = memory;
  }

  /**
   * Reads the alert to its end.
   *
   * @throws BadAlertException if it cannot be understood; the parser is then somewhere within it
   */
  ReportedAlert read() {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw new BadAlertException("expected an object, found " + kind());
    }
    memory.addAlert();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = MEMBERS.getOrDefault(parser.currentName(), "");
      parser.nextToken();
      readMember(name);
    }
    return new ReportedAlert(
        status,
        Optional.ofNullable(pairs.get("labels")).map(Labels::new),
        Optional.ofNullable(pairs.get("annotations")).map(Labels::new).orElse(Labels.none()),
        Optional.ofNullable(times.get("startsAt")),
        Optional.ofNullable(times.get("endsAt")),
        generatorUrl);
  }

  private static Map<String, String> members() {
    Map<String, String> members = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String name :
        new String[] {
          "status", "labels", "annotations", "startsAt", "endsAt", "generatorURL",
        }) {
      members.put(name, name);
    }
    return members;
  }

  private void readMember(String name) {
    switch (name) {
      case "status" -> status = found();
      case "labels", "annotations" -> readPairs(name);
      case "startsAt", "endsAt" -> readTime(name);
      case "generatorURL" -> generatorUrl = kept(textOrEmpty(name));
      default -> parser.skipChildren();
    }
  }

  private void readPairs(String name) {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      pairs.remove(name);
      return;
    }
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw new BadAlertException(name + ": expected an object of strings, found " + kind());
    }
    TreeMap<String, String> into = pairs.computeIfAbsent(name, _ -> new TreeMap<>());
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      readPair(name, into);
    }
  }

  private void readPair(String name, Map<String, String> into) {
    String key = Unicode.whole(parser.currentName());
    if (key.isEmpty()) {
      throw new BadAlertException(name + ": expected names that are not empty, found one that is");
    }
    parser.nextToken();
    if (into.size() == MAX_PAIRS && !into.containsKey(key)) {
      throw new BadAlertException(name + ": expected at most " + MAX_PAIRS + ", found more");
    }
    memory.addPair();
    into.put(kept(key), kept(textOrEmpty(name + "." + shortened(key))));
  }

  private String kept(String text) {
    characters += text.length();
    if (characters > MAX_CHARACTERS) {
      throw new BadAlertException(
          "labels, annotations and generatorURL: expected at most "
              + MAX_CHARACTERS
              + " characters together, found more");
    }
    return memory.text(text);
  }

  private void readTime(String name) {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    boolean isText = parser.currentToken() == JsonToken.VALUE_STRING && !isLong();
    Instant time =
        Optional.of(isText ? parser.getString() : "?")
            .flatMap(ReportedTime::parse)
            .orElseThrow(
                () ->
                    new BadAlertException(name + ": expected an RFC 3339 time, found " + found()));
    if (time.isBefore(YEAR_TWO)) {
      times.remove(name);
    } else {
      times.put(name, time);
    }
  }

  /** A text; null reads as the empty one. */
  private String textOrEmpty(String name) {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return "";
    }
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw new BadAlertException(name + ": expected a string, found " + kind());
    }
    if (isLong()) {
      throw new BadAlertException(
          name + ": expected at most " + JsonBodies.MAX_TEXT + " bytes, found more");
    }
    return Unicode.whole(parser.getString());
  }

  private boolean isLong() {
    return JsonBodies.isLong(parser, json);
  }

  private String found() {
    if (parser.currentToken() != JsonToken.VALUE_STRING || isLong()) {
      String kind = kind();
      parser.skipChildren();
      return kind;
    }
    String text = parser.getString();
    return text.isEmpty() || text.length() > MAX_FOUND ? kind() : '"' + text + '"';
  }

  private static String shortened(String name) {
    return name.length() <= MAX_FOUND ? name : name.substring(0, MAX_FOUND) + "…";
  }

  private String kind() {
    return switch (parser.currentToken()) {
      case START_ARRAY, END_ARRAY -> "an array";
      case START_OBJECT, END_OBJECT, PROPERTY_NAME -> "an object";
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      case VALUE_NULL -> "null";
      case VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> "nothing";
    };
  }
}
