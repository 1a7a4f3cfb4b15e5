package io.hostwatch.e2e.receivers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * One message that came to the fake Slack.
 *
 * @param at when it was read
 * @param path which webhook it came by
 * @param taken whether Slack shows it to people
 */
public record SlackMessage(Instant at, String path, JsonNode payload, boolean taken) {

  private static final Pattern HISTORY = Pattern.compile("[?&]alert=([0-9A-Za-z-]+)");

  /** Whether it tells of an end; a message without the word tells of a beginning. */
  public boolean resolved() {
    return visibleText().contains("RESOLVED");
  }

  /** The episode whose history it links to. */
  public String episode() {
    Matcher link = HISTORY.matcher(payload.toString());
    if (!link.find()) {
      throw new AssertionError("no link to the history in " + payload);
    }
    return link.group(1);
  }

  /** Everything a person can read in it. */
  public String visibleText() {
    List<String> texts = new ArrayList<>();
    collect(payload, texts);
    return String.join("\n", texts);
  }

  private static void collect(JsonNode node, List<String> texts) {
    if (node.path("text").isString()) {
      texts.add(node.get("text").asString());
    }
    node.forEach(child -> collect(child, texts));
  }
}
