package io.hostwatch.bridge.api;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.delivery.DeliveryState;
import io.hostwatch.bridge.store.DeliveryFilter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads which deliveries are asked for. */
final class DeliveryParameters {
  private static final List<String> FILTERS =
      List.of("state", "receiver", "channel", "alert", "since", "until");
  private static final List<String> ALL =
      Stream.concat(FILTERS.stream(), Stream.of("limit", "cursor")).toList();

  private DeliveryParameters() {}

  /** What is asked for. */
  record Wanted(DeliveryFilter filter, Optional<Id> cursor, int limit) {}

  /**
   * Reads a query.
   *
   * @throws BadParametersException if anything is wrong with it
   */
  static Wanted read(Map<String, List<String>> query) {
    Parameters parameters = new Parameters(query);
    parameters.check(ALL, List.of());
    DeliveryFilter filter = filter(parameters);
    Optional<Id> cursor = parameters.one("cursor", Id::parse);
    int limit = parameters.limit();
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
    Parameters parameters = new Parameters(texts(root));
    root.properties().stream()
        .filter(entry -> isNothing(entry.getValue()))
        .forEach(entry -> parameters.fault(entry.getKey(), "expected a text that is not empty"));
    parameters.check(FILTERS, List.of());
    DeliveryFilter filter = filter(parameters);
    filter
        .state()
        .filter(state -> state != DeliveryState.DEAD && state != DeliveryState.CANCELLED)
        .ifPresent(_ -> parameters.fault("state", "expected dead or cancelled"));
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

  private static DeliveryFilter filter(Parameters parameters) {
    return new DeliveryFilter(
        parameters.one("state", DeliveryParameters::state),
        parameters.one("receiver", Function.identity()),
        parameters.one("channel", Function.identity()),
        parameters.one("alert", Id::parse),
        parameters.one("since", Times::parse),
        parameters.one("until", Times::parse));
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
}
