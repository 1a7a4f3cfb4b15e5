package io.hostwatch.e2e.harness;

import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The configuration of the three tiers that Hostwatch ships, with other addresses and hurried: a
 * scrape each second, and tiers of 5 and 10 seconds in place of 1 and 5 minutes.
 */
final class ShippedTiers {

  private static final Map<String, String> INTERVALS = Map.of("1m", "5s", "5m", "10s");

  private ShippedTiers() {}

  /**
   * Writes {@code tiers/} and {@code rules/} into the folder; the simulator's hosts are targets.
   */
  static void write(Path dir, Map<String, String> addresses, Simulator simulator) {
    ShippedConfig.hurriedRules(dir);
    Path tiers = dir.resolve("tiers");
    JsonNode first = read("prometheus.yml", addresses);
    ObjectNode global = (ObjectNode) first.get("global");
    global
        .put("scrape_interval", "1s")
        .put("scrape_timeout", "1s")
        .put("evaluation_interval", "1s");
    ShippedConfig.discover(
        (ObjectNode) first.get("scrape_configs").get(0), simulator.discovery("node"));
    JsonNode second = read("1m.yml", addresses);
    ((ObjectNode) second.get("global"))
        .put("evaluation_interval", "1s")
        .put("rule_query_offset", "5s");
    write(tiers.resolve("prometheus.yml"), first);
    write(tiers.resolve("1m.yml"), second);
    write(tiers.resolve("5m.yml"), read("5m.yml", addresses));
    write(tiers.resolve("downsample.yml"), hurried(read("downsample.yml", addresses)));
  }

  private static JsonNode hurried(JsonNode downsample) {
    for (JsonNode group : downsample.get("groups")) {
      String interval = group.get("interval").asString();
      ((ObjectNode) group).put("interval", INTERVALS.getOrDefault(interval, interval));
      for (JsonNode rule : group.get("rules")) {
        String expr = rule.get("expr").asString();
        ((ObjectNode) rule)
            .put(
                "expr",
                expr.replace("[1m:5s]", "[5s:1s]")
                    .replace("[1m]", "[5s]")
                    .replace("[5m]", "[10s]"));
      }
    }
    return downsample;
  }

  private static JsonNode read(String file, Map<String, String> addresses) {
    return Json.readYaml(ShippedConfig.substituted("prometheus/tiers/" + file, addresses));
  }

  private static void write(Path file, JsonNode content) {
    ShippedConfig.write(file, Json.writeYaml(content));
  }
}
