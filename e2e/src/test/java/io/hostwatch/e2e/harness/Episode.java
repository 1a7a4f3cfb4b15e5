package io.hostwatch.e2e.harness;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** One alert's occurrence in the bridge's history. */
public record Episode(
    String id,
    String source,
    String status,
    Map<String, String> labels,
    Map<String, String> annotations,
    Instant startsAt,
    Optional<Instant> endsAt,
    String closeReason,
    List<String> suppressedBy,
    boolean notified) {

  static Episode of(JsonNode json) {
    return new Episode(
        json.get("id").asString(),
        json.get("source").asString(),
        json.get("status").asString(),
        strings(json.get("labels")),
        strings(json.get("annotations")),
        Instant.parse(json.get("startsAt").asString()),
        Optional.of(json.path("endsAt").asString("")).filter(s -> !s.isEmpty()).map(Instant::parse),
        json.path("closeReason").asString(""),
        json.get("suppressedBy").valueStream().map(JsonNode::asString).toList(),
        json.get("notified").asBoolean());
  }

  /** The value of a label, or the empty string. */
  public String label(String name) {
    return labels.getOrDefault(name, "");
  }

  private static Map<String, String> strings(JsonNode json) {
    Map<String, String> strings = new TreeMap<>();
    json.properties().forEach(entry -> strings.put(entry.getKey(), entry.getValue().asString()));
    return strings;
  }
}
