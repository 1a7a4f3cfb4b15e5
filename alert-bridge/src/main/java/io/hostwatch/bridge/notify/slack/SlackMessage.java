package io.hostwatch.bridge.notify.slack;

import io.hostwatch.bridge.notify.Notice;
import io.hostwatch.bridge.notify.PlainText;
import io.hostwatch.bridge.notify.Wording;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A notice as Slack's JSON: a line of text for notifications, then blocks behind a colour bar,
 * which only an attachment can have.
 *
 * <p>Slack's limits: header 150 characters, section 3000, at most 10 fields of 2000, text advised
 * to stay under 4000. All blocks together fail with {@code msg_blocks_too_long} somewhere above
 * 13,000, which is written down nowhere; {@link #BLOCKS_LIMIT} stays below.
 */
final class SlackMessage {
  static final int BLOCKS_LIMIT = 12_000;

  private static final int HEADER_LIMIT = 150;
  private static final int TEXT_LIMIT = 500;
  private static final int FIELDS_LIMIT = 10;
  private static final int LINK_LIMIT = 700;
  private static final List<Integer> BUDGETS = List.of(2_000, 500, 100);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Wording words;
  private final SlackConfig.Look look;

  SlackMessage(Notice notice, SlackConfig.Look look) {
    this.words = new Wording(notice);
    this.look = look;
  }

  /** With colour, fields and links. */
  String withBlocks() {
    ObjectNode message = envelope(headline());
    ObjectNode attachment = message.putArray("attachments").addObject();
    attachment.put("color", words.colour());
    attachment.put("fallback", headline());
    attachment.set("blocks", blocksThatFit());
    return JSON.writeValueAsString(message);
  }

  /** Without blocks, for a Slack that refused them. */
  String asText() {
    String description = Mrkdwn.escape(words.description(), TEXT_LIMIT);
    String note = words.note().map(text -> text + "\n").orElse("");
    return JSON.writeValueAsString(
        envelope(headline() + "\n" + note + description + "\n" + links()));
  }

  private ObjectNode envelope(String text) {
    ObjectNode message = JSON.createObjectNode();
    look.channel().ifPresent(value -> message.put("channel", value));
    look.username().ifPresent(value -> message.put("username", value));
    look.iconEmoji().ifPresent(value -> message.put("icon_emoji", value));
    look.iconUrl().ifPresent(value -> message.put("icon_url", value));
    return message.put("text", text).put("unfurl_links", false).put("link_names", false);
  }

  private String headline() {
    String name = Mrkdwn.escape(words.name(), HEADER_LIMIT);
    return "%s: %s – %s".formatted(words.badge(), name, Mrkdwn.escape(words.summary(), TEXT_LIMIT));
  }

  private ArrayNode blocksThatFit() {
    ArrayNode blocks = JSON.createArrayNode();
    for (int budget : BUDGETS) {
      blocks = blocks(budget);
      if (blocks.toString().length() <= BLOCKS_LIMIT) {
        break;
      }
    }
    return blocks;
  }

  private ArrayNode blocks(int budget) {
    ArrayNode blocks = JSON.createArrayNode();
    String header = PlainText.cut(words.badge() + ": " + words.name(), HEADER_LIMIT);
    blocks
        .addObject()
        .put("type", "header")
        .putObject("text")
        .put("type", "plain_text")
        .put("text", header)
        .put("emoji", false);
    mrkdwn(section(blocks).putObject("text"), body(budget));
    addFields(blocks, budget / 8);
    addContext(blocks);
    return blocks;
  }

  private String body(int budget) {
    String summary = "*" + Mrkdwn.escape(words.summary(), budget / 4) + "*";
    String description = words.description();
    return description.isEmpty() ? summary : summary + "\n" + Mrkdwn.escape(description, budget);
  }

  private void addFields(ArrayNode blocks, int limit) {
    Map<String, String> labels = words.labels();
    if (labels.isEmpty()) {
      return;
    }
    ArrayNode fields = section(blocks).putArray("fields");
    labels.entrySet().stream()
        .limit(FIELDS_LIMIT)
        .forEach(label -> mrkdwn(fields.addObject(), field(label, limit)));
  }

  private static String field(Map.Entry<String, String> label, int limit) {
    return "*%s*\n%s"
        .formatted(Mrkdwn.escape(label.getKey(), 100), Mrkdwn.escape(label.getValue(), limit));
  }

  private void addContext(ArrayNode blocks) {
    ArrayNode elements = blocks.addObject().put("type", "context").putArray("elements");
    mrkdwn(elements.addObject(), times());
    words.note().ifPresent(note -> mrkdwn(elements.addObject(), "_" + note + "_"));
    mrkdwn(elements.addObject(), links());
    int left = words.labels().size() - FIELDS_LIMIT;
    if (left > 0) {
      mrkdwn(elements.addObject(), left + " more labels in the history");
    }
  }

  private String times() {
    String began = "Began " + Mrkdwn.time(words.began());
    return words
        .ended()
        .map(end -> began + " · ended " + Mrkdwn.time(end) + " · lasted " + lasted())
        .orElse(began);
  }

  private String lasted() {
    return words.lasted().orElse("");
  }

  private String links() {
    return words.links().stream()
        .map(link -> Mrkdwn.link(link.address(), link.name()))
        .filter(link -> link.length() <= LINK_LIMIT)
        .collect(Collectors.joining(" · "));
  }

  private static ObjectNode section(ArrayNode blocks) {
    return blocks.addObject().put("type", "section");
  }

  // verbatim: Slack turns no plain text into mentions, channels or links of its own.
  private static void mrkdwn(ObjectNode node, String text) {
    node.put("type", "mrkdwn").put("text", text).put("verbatim", true);
  }
}
