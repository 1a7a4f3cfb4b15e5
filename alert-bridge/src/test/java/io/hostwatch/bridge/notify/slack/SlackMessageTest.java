package io.hostwatch.bridge.notify.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.EventType;
import io.hostwatch.bridge.notify.Notice;
import io.hostwatch.bridge.notify.Notices;
import io.hostwatch.bridge.notify.NotifierContract;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SlackMessageTest {
  private static final SlackConfig.Look PLAIN = SlackConfig.Look.ofWebhook();

  @Test
  void withBlocks_firing_tellsEverything() {
    JsonNode message = read(Notices.firing());
    JsonNode attachment = message.at("/attachments/0");

    assertThat(message.at("/text").asString())
        .isEqualTo("🔥 FIRING: HostCpuSaturated – CPU of web-1:9100 is busy");
    assertThat(attachment.at("/color").asString()).isEqualTo("#a30200");
    assertThat(attachment.at("/blocks/0/text/text").asString())
        .isEqualTo("🔥 FIRING: HostCpuSaturated");
    assertThat(attachment.at("/blocks/1/text/text").asString())
        .isEqualTo("*CPU of web-1:9100 is busy*\n97 % over 2 minutes, above 95 %.");
    assertThat(attachment.at("/blocks/2/fields").valueStream().map(f -> f.at("/text").asString()))
        .containsExactly("*severity*\ncritical", "*instance*\nweb-1:9100", "*job*\nnode");
    assertThat(attachment.at("/blocks/3/elements/0/text").asString())
        .isEqualTo("Began <!date^1772359200^{date_short_pretty} {time_secs}|2026-03-01T10:00:00Z>");
    assertThat(attachment.at("/blocks/3/elements/1/text").asString())
        .isEqualTo(
            "<http://bridge.example.org:8080/alerts/"
                + Notices.firing().episode().id()
                + "|History>"
                + " · <https://example.org/runbooks/cpu|Runbook>"
                + " · <http://prometheus.example.org:9090/graph?g0.expr=up|Query>");
  }

  @Test
  void withBlocks_resolved_differsInTextHeaderAndColour() {
    JsonNode message = read(Notices.resolved());

    assertThat(message.at("/text").asString()).startsWith("✅ RESOLVED: ");
    assertThat(message.at("/attachments/0/color").asString()).isEqualTo("#2eb886");
    assertThat(message.at("/attachments/0/blocks/0/text/text").asString())
        .startsWith("✅ RESOLVED: ");
    assertThat(message.at("/attachments/0/blocks/3/elements/0/text").asString())
        .contains(" · ended <!date^1772359500^")
        .endsWith("lasted 5 min");
  }

  @Test
  void withBlocks_look_isPassedOn() {
    SlackConfig.Look look =
        new SlackConfig.Look(
            Optional.of("#ops"), Optional.of("Bridge"), Optional.of(":bell:"), Optional.empty());

    JsonNode message = parse(new SlackMessage(Notices.firing(), look).withBlocks());

    assertThat(message.at("/channel").asString()).isEqualTo("#ops");
    assertThat(message.at("/username").asString()).isEqualTo("Bridge");
    assertThat(message.at("/icon_emoji").asString()).isEqualTo(":bell:");
    assertThat(message.has("icon_url")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<!channel>", "@here", "@channel", "<@U024BE7LH>", "<https://x|y>"})
  void withBlocks_mentionInLabels_mentionsNobody(String mention) {
    Notice notice =
        Notices.withAnnotations(Map.of("summary", mention, "description", "see " + mention));

    JsonNode message = read(notice);

    assertThat(message.at("/text").asString()).doesNotContain(mention);
    assertThat(message.at("/attachments/0/blocks/1").toString()).doesNotContain(mention);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "&", "\"", "\\", "é", "🔥", "<@>", "\n"})
  void withBlocks_hugeTexts_staysWithinSlacksLimits(String filler) {
    String huge = filler.repeat(20_000);
    Map<String, String> labels = new HashMap<>(Map.of("alertname", huge));
    for (int i = 0; i < 40; i++) {
      labels.put("label" + i, huge);
    }
    Notice notice =
        Notices.of(
            labels,
            Map.of(
                "summary",
                huge,
                "description",
                huge,
                "runbook_url",
                "http://x/" + "y".repeat(9_999)),
            EventType.FIRED);

    JsonNode message = read(notice);

    assertThat(message.at("/text").asString().length()).isLessThanOrEqualTo(4_000);
    assertWithinLimits(message.at("/attachments/0/blocks"));
    assertThat(parse(new SlackMessage(notice, PLAIN).asText()).at("/text").asString().length())
        .isLessThanOrEqualTo(4_000);
  }

  @Test
  void withBlocks_manyLabels_saysHowManyAreLeftOut() {
    Map<String, String> labels = new HashMap<>();
    for (int i = 0; i < 9; i++) {
      labels.put("label" + i, "x");
    }

    JsonNode blocks = read(Notices.withLabels(labels)).at("/attachments/0/blocks");

    assertThat(blocks.at("/2/fields").size()).isEqualTo(10);
    assertThat(blocks.at("/3/elements/2/text").asString())
        .isEqualTo("2 more labels in the history");
  }

  @ParameterizedTest
  @MethodSource("oddNotices")
  void withBlocks_oddNotice_isJsonWithinLimits(String what, Notice notice) {
    assertWithinLimits(read(notice).at("/attachments/0/blocks"));
  }

  static Stream<Object[]> oddNotices() {
    return NotifierContract.oddNotices();
  }

  private static void assertWithinLimits(JsonNode blocks) {
    assertThat(blocks.toString().length()).isLessThanOrEqualTo(SlackMessage.BLOCKS_LIMIT);
    assertThat(blocks.size()).isLessThanOrEqualTo(50);
    assertThat(blocks.at("/0/text/text").asString().length()).isBetween(1, 150);
    List<JsonNode> texts = blocks.findValues("text");
    assertThat(texts)
        .filteredOn(JsonNode::isString)
        .allSatisfy(text -> assertThat(text.asString().length()).isBetween(1, 3_000));
    blocks
        .findValues("fields")
        .forEach(
            fields -> {
              assertThat(fields.size()).isBetween(1, 10);
              fields.forEach(f -> assertThat(f.at("/text").asString().length()).isLessThan(2_000));
            });
  }

  private static JsonNode read(Notice notice) {
    return parse(new SlackMessage(notice, PLAIN).withBlocks());
  }

  private static JsonNode parse(String json) {
    return JsonMapper.shared().readTree(json);
  }
}
