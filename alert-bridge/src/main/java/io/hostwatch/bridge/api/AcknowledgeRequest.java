package io.hostwatch.bridge.api;

import io.hostwatch.bridge.alert.Acknowledgement;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What somebody says who looks after an alert; every fault is collected before it is refused. */
final class AcknowledgeRequest {
  private static final Set<String> NAMES = Set.of("by", "until", "comment");
  private static final Instant TOO_LATE = Instant.parse("+10000-01-01T00:00:00Z"); // RFC 3339
  private static final int MOST_BY = 100;
  private static final int MOST_COMMENT = 1_000;

  private final List<String> faults = new ArrayList<>();
  private final JsonNode tree;

  private AcknowledgeRequest(JsonNode tree) {
    this.tree = tree;
  }

  /**
   * Takes a body.
   *
   * @throws BadParametersException if it is no JSON object, or too long
   */
  static AcknowledgeRequest read(byte[] body, int most) {
    try {
      JsonNode tree = JsonMapper.shared().readTree(body);
      if (body.length <= most && tree.isObject()) {
        return new AcknowledgeRequest(tree);
      }
    } catch (JacksonException e) {
      // Told below, without the parser's words.
    }
    throw new BadParametersException(
        List.of(
            "body: expected a JSON object with by, until and comment, of at most "
                + most
                + " bytes"));
  }

  /**
   * What it says.
   *
   * @throws BadParametersException if any of it is wrong
   */
  Acknowledgement at(Instant now) {
    tree.propertyNames().stream()
        .filter(name -> !NAMES.contains(name))
        .forEach(name -> faults.add(name + ": no such field, expected by, until or comment"));
    String by = text("by", MOST_BY);
    if (by.isEmpty()) {
      faults.add("by: missing, expected who looks after it");
    }
    String comment = text("comment", MOST_COMMENT);
    Optional<Instant> until = until(now);
    if (!faults.isEmpty()) {
      throw new BadParametersException(faults);
    }
    return new Acknowledgement(by, now, until, comment);
  }

  /**
   * Who withdraws it and why, from {@code by} and {@code comment} of a query.
   *
   * @throws BadParametersException if any of it is wrong
   */
  static String withdrawal(Map<String, List<String>> query) {
    AcknowledgeRequest request =
        new AcknowledgeRequest(JsonMapper.shared().valueToTree(first(query)));
    return request.at(Instant.EPOCH).text();
  }

  private static Map<String, String> first(Map<String, List<String>> query) {
    Map<String, String> values = new TreeMap<>();
    query.forEach((name, all) -> values.put(name, all.getFirst()));
    return values;
  }

  private String text(String name, int most) {
    JsonNode node = tree.path(name);
    if (node.isMissingNode() || node.isNull()) {
      return "";
    }
    String text = node.isString() ? node.stringValue().strip() : "";
    boolean isPlain = text.codePoints().noneMatch(AcknowledgeRequest::isForbidden);
    if (!node.isString() || !isPlain || text.length() > most) {
      faults.add(name + ": expected one line of at most " + most + " characters");
    }
    return text;
  }

  private static boolean isForbidden(int c) {
    return Character.isISOControl(c)
        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  private Optional<Instant> until(Instant now) {
    JsonNode node = tree.path("until");
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    try {
      Instant until = Times.parse(untilText(node)).truncatedTo(ChronoUnit.MICROS);
      if (until.isAfter(now) && until.isBefore(TOO_LATE)) {
        return Optional.of(until);
      }
    } catch (IllegalArgumentException e) {
      // Told below.
    }
    faults.add(
        "until: expected a time ahead, as RFC 3339 or as seconds since 1970, at most 9223372036 of"
            + " them");
    return Optional.empty();
  }

  /**
   * As a query would have it; a number at the precision of a double, as others read JSON too.
   *
   * @throws IllegalArgumentException if that holds no such number
   */
  private static String untilText(JsonNode node) {
    return node.isNumber()
        ? BigDecimal.valueOf(node.numberValue().doubleValue()).toPlainString()
        : node.isString() ? node.stringValue() : "";
  }
}
