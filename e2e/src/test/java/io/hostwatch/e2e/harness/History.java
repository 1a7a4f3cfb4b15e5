package io.hostwatch.e2e.harness;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The bridge's history as its REST API tells it. */
public final class History {

  private final Bridge bridge;

  History(Bridge bridge) {
    this.bridge = bridge;
  }

  /** All episodes, read page by page. */
  public List<Episode> all() {
    return matching("");
  }

  /** All episodes of an alert. */
  public List<Episode> named(String alertname) {
    return matching("&alertname=" + encoded(alertname));
  }

  /** One episode with its events and deliveries. */
  public Story story(Episode episode) {
    return Story.of(get("/api/v1/alerts/" + episode.id()));
  }

  /** Every episode of an alert with its events and deliveries. */
  public List<Story> stories(String alertname) {
    return named(alertname).stream().map(this::story).toList();
  }

  private List<Episode> matching(String filter) {
    List<Episode> episodes = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = get("/api/v1/alerts?limit=500" + filter + cursor);
      page.get("alerts").forEach(alert -> episodes.add(Episode.of(alert)));
      String next = page.path("nextCursor").asString("");
      cursor = next.isEmpty() ? "" : "&cursor=" + encoded(next);
    } while (!cursor.isEmpty());
    return episodes;
  }

  private JsonNode get(String path) {
    var answer = Http.get(bridge.uri(path));
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + " says " + answer.statusCode() + ": " + answer.body());
    }
    return Json.read(answer.body());
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
