package io.hostwatch.bridge.api;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.delivery.DeliveryState;
import io.hostwatch.bridge.store.DeliveryFilter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads which deliveries are asked for; collects every fault before it refuses. */
final class DeliveryParameters {
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1000;
  private static final List<String> FILTERS =
      List.of("state", "receiver", "channel", "alert", "since", "until");
  private static final List<String> PAGING = List.of("limit", "cursor");

  private final Map<String, List<String>> values;
  private final List<String> faults = new ArrayList<>();

  private DeliveryParameters(Map<String, List<String>> values) {
    this.values = values;
  }

  /** What is asked for. */
  record Wanted(DeliveryFilter filter, Optional<Id> cursor, int limit) {}

  /**
   * Reads a query.
   *
   * @throws BadParametersException if anything is wrong with it
   */
  static Wanted read(Map<String, List<String>> query) {
    DeliveryParameters parameters = new DeliveryParameters(query);
    List<String> known = new ArrayList<>(FILTERS);
    known.addAll(PAGING);
    parameters.refuseUnknown(known);
    DeliveryFilter filter = parameters.filter();
    Optional<Id> cursor = parameters.value("cursor", Id::parse);
    int limit = parameters.value("limit", DeliveryParameters::limit).orElse(DEFAULT_LIMIT);
    parameters.refuseFaults();
    return new Wanted(filter, cursor, limit);
  }

  /**
   * Reads the filter of a replay, a JSON object of texts. A value that says nothing is a fault:
   * read as none it would have everything told anew.
   *
   * @throws BadParametersException if anything is wrong with it
   */
  static DeliveryFilter readBody(String body) {
    JsonNode root = object(body);
    DeliveryParameters parameters = new DeliveryParameters(texts(root));
    root.properties().stream()
        .filter(entry -> isNothing(entry.getValue()))
        .forEach(
            entry -> parameters.faults.add(entry.getKey() + ": expected a text that is not empty"));
    parameters.refuseUnknown(FILTERS);
    DeliveryFilter filter = parameters.filter();
    filter
        .state()
        .filter(state -> state != DeliveryState.DEAD && state != DeliveryState.CANCELLED)
        .ifPresent(_ -> parameters.faults.add("state: expected dead or cancelled"));
    parameters.refuseFaults();
    return filter;
  }

  private static JsonNode object(String body) {
    try {
      JsonNode root = JsonMapper.shared().readTree(body);
      if (root.isObject()) {
        return root;
      }
    } catch (JacksonException e) {
      // Told below, without the parser's words.
    }
    throw new BadParametersException(List.of("expected a JSON object"));
  }

  private static Map<String, List<String>> texts(JsonNode object) {
    Map<String, List<String>> texts = new HashMap<>();
    object.properties().stream()
        .filter(entry -> !isNothing(entry.getValue()))
        .forEach(entry -> texts.put(entry.getKey(), List.of(entry.getValue().asString())));
    return texts;
  }

  private static boolean isNothing(JsonNode value) {
    return !(value.isNumber() || (value.isString() && !value.stringValue().isEmpty()));
  }

  private DeliveryFilter filter() {
    return new DeliveryFilter(
        value("state", DeliveryParameters::state),
        value("receiver", Function.identity()),
        value("channel", Function.identity()),
        value("alert", Id::parse),
        value("since", Times::parse),
        value("until", Times::parse));
  }

  private void refuseUnknown(List<String> known) {
    values.forEach(
        (name, all) -> {
          if (!known.contains(name)) {
            faults.add(name + ": no such parameter, expected one of " + String.join(", ", known));
          } else if (all.size() > 1) {
            faults.add(name + ": expected once, found " + all.size() + " times");
          }
        });
  }

  private void refuseFaults() {
    if (!faults.isEmpty()) {
      throw new BadParametersException(faults);
    }
  }

  private <T> Optional<T> value(String name, Function<String, T> reader) {
    return values.getOrDefault(name, List.of()).stream()
        .filter(text -> !text.isEmpty())
        .findFirst()
        .flatMap(text -> parse(name, text, reader));
  }

  private <T> Optional<T> parse(String name, String text, Function<String, T> reader) {
    try {
      return Optional.of(reader.apply(text));
    } catch (IllegalArgumentException e) {
      faults.add(name + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private static DeliveryState state(String text) {
    return Arrays.stream(DeliveryState.values())
        .filter(state -> state.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected one of "
                        + Arrays.stream(DeliveryState.values())
                            .map(DeliveryState::text)
                            .collect(Collectors.joining(", "))
                        + ", found \""
                        + text
                        + '"'));
  }

  private static int limit(String text) {
    if (text.matches("\\d{1,4}")) {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MAX_LIMIT) {
        return limit;
      }
    }
    throw new IllegalArgumentException(
        "expected a number from 1 to " + MAX_LIMIT + ", found \"" + text + '"');
  }
}
