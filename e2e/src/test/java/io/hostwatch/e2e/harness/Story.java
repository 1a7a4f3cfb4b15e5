package io.hostwatch.e2e.harness;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** All that the bridge tells of one episode: its events in order and what each receiver is owed. */
public record Story(Episode episode, List<String> events, List<Owed> owed) {

  /**
   * One delivery: the event it tells of, the channel it goes by, how it stands, and what became of
   * each try.
   */
  public record Owed(
      String event, String receiver, String channel, String state, List<String> attempts) {

    /** Whether it tells of an end; else of a beginning. */
    public boolean tellsTheEnd() {
      return isEnd(event);
    }

    /** How many tries ended without anybody knowing whether the receiver took it. */
    public long inDoubt() {
      return attempts.stream().filter(result -> result.equals("ambiguous")).count();
    }
  }

  /** Whether an episode is over with an event of that type. */
  public static boolean isEnd(String event) {
    return List.of("resolved", "superseded", "expired").contains(event);
  }

  /** Whether an event of that type is only recorded, and told to nobody. */
  public static boolean isMark(String event) {
    return List.of(
            "updated",
            "suppressed",
            "unsuppressed",
            "acknowledged",
            "unacknowledged",
            "stale",
            "fresh")
        .contains(event);
  }

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
    return new Owed(
        lower(json, "event"),
        json.get("receiver").asString(),
        json.get("channel").asString(),
        lower(json, "state"),
        json.get("attempts").valueStream().map(attempt -> lower(attempt, "result")).toList());
  }

  private static String lower(JsonNode json, String field) {
    return json.get(field).asString().toLowerCase(Locale.ROOT);
  }
}
