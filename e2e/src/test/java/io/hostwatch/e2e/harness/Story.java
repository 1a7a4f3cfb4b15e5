package io.hostwatch.e2e.harness;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** All that the bridge tells of one episode: its events in order and what each receiver is owed. */
public record Story(Episode episode, List<String> events, List<Owed> owed) {

  /** One delivery: the channel it goes by, how it stands, and how often it was tried. */
  public record Owed(String receiver, String channel, String state, int attempts) {}

  static Story of(JsonNode json) {
    JsonNode alert = json.has("alert") ? json.get("alert") : json;
    return new Story(
        Episode.of(alert),
        json.get("events").valueStream().map(event -> lower(event, "type")).toList(),
        json.get("deliveries").valueStream().map(Story::owed).toList());
  }

  /** The deliveries that go by one channel. */
  public List<Owed> by(String channel) {
    return owed.stream().filter(delivery -> delivery.channel().equals(channel)).toList();
  }

  private static Owed owed(JsonNode json) {
    JsonNode attempts = json.get("attempts");
    return new Owed(
        json.get("receiver").asString(),
        json.get("channel").asString(),
        lower(json, "state"),
        attempts.isArray() ? attempts.size() : attempts.asInt());
  }

  private static String lower(JsonNode json, String field) {
    return json.get(field).asString().toLowerCase(Locale.ROOT);
  }
}
