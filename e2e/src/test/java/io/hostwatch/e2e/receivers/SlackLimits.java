package io.hostwatch.e2e.receivers;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What Slack refuses in a message: the documented limits of Block Kit, and the undocumented one on
 * all blocks together.
 */
final class SlackLimits {

  private static final int BLOCKS = 50;
  private static final int ALL_BLOCKS_CHARS = 13_200;
  private static final int TOP_TEXT = 40_000;
  private static final int ATTACHMENTS = 100;
  private static final Set<String> KNOWN =
      Set.of(
          "section", "header", "context", "actions", "divider", "image", "rich_text", "markdown");

  private final List<String> faults = new ArrayList<>();

  private SlackLimits() {}

  /** What is wrong with the message; empty if Slack would post it. */
  static List<String> faults(JsonNode payload) {
    SlackLimits limits = new SlackLimits();
    limits.message(payload);
    return limits.faults;
  }

  private void message(JsonNode payload) {
    require(payload.isObject(), "invalid_payload");
    JsonNode attachments = payload.path("attachments");
    boolean says =
        !payload.path("text").asString("").isBlank()
            || !payload.path("blocks").isEmpty()
            || !attachments.isEmpty();
    require(says, "no_text");
    require(payload.path("text").asString("").length() <= TOP_TEXT, "msg_too_long");
    require(attachments.size() <= ATTACHMENTS, "too_many_attachments");
    blocks(payload.path("blocks"));
    attachments.forEach(attachment -> blocks(attachment.path("blocks")));
  }

  private void blocks(JsonNode blocks) {
    require(blocks.size() <= BLOCKS, "invalid_blocks: more than 50");
    require(blocks.toString().length() <= ALL_BLOCKS_CHARS, "msg_blocks_too_long");
    blocks.forEach(this::block);
  }

  private void block(JsonNode block) {
    String type = block.path("type").asString("");
    require(KNOWN.contains(type), "invalid_blocks: type " + type);
    require(block.path("block_id").asString("").length() <= 255, "invalid_blocks: block_id");
    switch (type) {
      case "section" -> section(block);
      case "header" -> header(block);
      case "context" -> elements(block, 10, 2000);
      case "actions" -> elements(block, 25, 75);
      default -> {}
    }
  }

  private void section(JsonNode block) {
    JsonNode fields = block.path("fields");
    require(block.has("text") || !fields.isEmpty(), "invalid_blocks: empty section");
    if (block.has("text")) {
      text(block.get("text"), 3000);
    }
    require(fields.size() <= 10, "invalid_blocks: more than 10 fields");
    fields.forEach(field -> text(field, 2000));
    if (block.path("accessory").path("type").asString("").equals("button")) {
      element(block.get("accessory"), 75);
    }
  }

  private void header(JsonNode block) {
    require(
        block.path("text").path("type").asString("").equals("plain_text"),
        "invalid_blocks: header is not plain_text");
    text(block.path("text"), 150);
  }

  private void elements(JsonNode block, int count, int textLimit) {
    JsonNode elements = block.path("elements");
    require(!elements.isEmpty() && elements.size() <= count, "invalid_blocks: elements");
    elements.forEach(element -> element(element, textLimit));
  }

  private void element(JsonNode element, int textLimit) {
    JsonNode text = element.path("text");
    text(text.isObject() ? text : element, textLimit);
    require(element.path("url").asString("").length() <= 3000, "invalid_blocks: url");
    require(element.path("value").asString("").length() <= 2000, "invalid_blocks: value");
    require(element.path("action_id").asString("").length() <= 255, "invalid_blocks: action_id");
  }

  private void text(JsonNode text, int limit) {
    String type = text.path("type").asString("");
    if (type.equals("image")) {
      return;
    }
    require(type.equals("mrkdwn") || type.equals("plain_text"), "invalid_blocks: text " + type);
    int length = text.path("text").asString("").length();
    require(length >= 1 && length <= limit, "invalid_blocks: text of " + length + "/" + limit);
  }

  private void require(boolean fine, String fault) {
    if (!fine) {
      faults.add(fault);
    }
  }
}
