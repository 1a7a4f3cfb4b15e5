package io.hostwatch.e2e.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The configuration that Hostwatch ships, with other addresses and shorter durations and otherwise
 * as it is.
 *
 * <p>Waiting times of alerts shrink to a sixtieth, so a warning's five minutes stay longer than a
 * critical's two. Windows of up to a quarter of an hour become ten seconds, which at a scrape each
 * second holds as many samples as a minute does at the shipped five; longer ones stay. What waits
 * for something to be absent waits longer than Prometheus takes to find its first targets, which
 * nothing shortens.
 */
final class ShippedConfig {

  private static final Pattern WINDOW = Pattern.compile("\\[(\\d+)([smhd])(:\\w*)?]");
  private static final Map<String, Integer> SECONDS =
      Map.of("s", 1, "m", 60, "h", 3600, "d", 86400);
  private static final int LONGEST_SHORTENED = 900;

  /**
   * Seconds; its discovery passes targets on every five, and its scraping takes them every five.
   */
  private static final int FIRST_SCRAPE = 15;

  private static final Set<String> OF_THE_PARTS =
      Set.of("prometheus.yml", "alertmanager.yml", "hostwatch.yml");

  private ShippedConfig() {}

  /** Writes {@code prometheus.yml} and its rules into the folder. */
  static Path prometheus(Path dir, Map<String, String> addresses) {
    JsonNode config = Json.readYaml(substituted("prometheus/prometheus.yml", addresses));
    ObjectNode global = (ObjectNode) config.get("global");
    global.put("scrape_interval", "1s");
    global.put("scrape_timeout", "1s");
    global.put("evaluation_interval", "1s");
    config.get("scrape_configs").forEach(ShippedConfig::scrapeLikeAllOthers);
    hurriedRules(dir);
    return write(dir.resolve("prometheus.yml"), Json.writeYaml(config));
  }

  /** Writes them with other addresses alone, and with the simulator's targets beside the real. */
  static Path prometheusAsShipped(Path dir, Map<String, String> addresses, Simulator simulator) {
    JsonNode config = Json.readYaml(substituted("prometheus/prometheus.yml", addresses));
    ArrayNode jobs = (ArrayNode) config.get("scrape_configs");
    discover((ObjectNode) jobs.get(0), simulator.discovery("node"));
    for (String kind : List.of("application", "events", "business", "blackbox")) {
      discover(jobs.addObject().put("job_name", kind), simulator.discovery(kind));
    }
    copyRules(dir, ShippedConfig::read);
    return write(dir.resolve("prometheus.yml"), Json.writeYaml(config));
  }

  private static void copyRules(Path dir, Function<Path, String> content) {
    Path rules = Repository.path("prometheus/rules");
    for (Path file : files(rules)) {
      write(dir.resolve("rules").resolve(rules.relativize(file)), content.apply(file));
    }
    Path links = Repository.path("prometheus/links/grafana.yml");
    write(dir.resolve("links/grafana.yml"), content.apply(links));
  }

  /** Writes the rules with shorter durations into the folder. */
  static void hurriedRules(Path dir) {
    copyRules(dir, ShippedConfig::rules);
  }

  /** Writes a configuration in which nothing is scraped and nothing judged. */
  static Path nothing(Path dir) {
    return write(dir.resolve("nothing.yml"), "scrape_configs: []\n");
  }

  /** The shipped rules on what the simulator shows, and not on Hostwatch's own parts. */
  static List<Path> rulesOfTheWorld() {
    List<Path> rules = new ArrayList<>();
    for (Path file : files(Repository.path("prometheus/rules"))) {
      if (!OF_THE_PARTS.contains(file.getFileName().toString())) {
        rules.add(file);
      }
    }
    return rules;
  }

  static void discover(ObjectNode job, URI targets) {
    job.putArray("http_sd_configs").addObject().put("url", targets.toString());
  }

  /**
   * Writes {@code alertmanager.yml} into the folder.
   *
   * @param maxAlerts how many alerts a message holds at most, 0 for all
   */
  static Path alertmanager(Path dir, Map<String, String> addresses, int maxAlerts) {
    JsonNode config = Json.readYaml(substituted("alertmanager/alertmanager.yml", addresses));
    hurry((ObjectNode) config.get("route"));
    config
        .get("receivers")
        .valueStream()
        .flatMap(receiver -> receiver.path("webhook_configs").valueStream())
        .forEach(webhook -> ((ObjectNode) webhook).put("max_alerts", maxAlerts));
    return write(dir.resolve("alertmanager.yml"), Json.writeYaml(config));
  }

  /** The same, with that Slack as the receiver of what is wrong with the bridge itself. */
  static Path alertmanagerTellingAround(Path dir, Map<String, String> addresses, URI slack) {
    Path file = alertmanager(dir, addresses, 0);
    JsonNode config = Json.readYaml(read(file));
    for (JsonNode receiver : config.get("receivers")) {
      if (receiver.get("name").asString().equals("around-the-bridge")) {
        ObjectNode channel = ((ObjectNode) receiver).putArray("slack_configs").addObject();
        channel.put("api_url", slack.toString()).put("channel", "#alerts");
      }
    }
    return write(file, Json.writeYaml(config));
  }

  private static String rules(Path file) {
    JsonNode rules = Json.readYaml(read(file));
    for (JsonNode group : rules.get("groups")) {
      ((ObjectNode) group).remove("interval");
      group.get("rules").forEach(rule -> shorten((ObjectNode) rule));
    }
    return Json.writeYaml(rules);
  }

  private static void shorten(ObjectNode rule) {
    String expr = rule.get("expr").asString();
    int least = expr.contains("absent") ? FIRST_SCRAPE : 1;
    for (String key : new String[] {"for", "keep_firing_for"}) {
      if (rule.has(key)) {
        rule.put(key, Math.max(least, seconds(rule.get(key).asString()) / 60) + "s");
      }
    }
    rule.put("expr", WINDOW.matcher(expr).replaceAll(ShippedConfig::shorterWindow));
  }

  private static String shorterWindow(MatchResult window) {
    if (seconds(window.group(1) + window.group(2)) > LONGEST_SHORTENED) {
      return window.group();
    }
    return window.group(3) == null ? "[10s]" : "[10s:1s]";
  }

  private static void hurry(ObjectNode route) {
    route.put("group_wait", "1s");
    route.put("group_interval", "1s");
    if (route.has("routes")) {
      route.get("routes").forEach(child -> hurry((ObjectNode) child));
    }
  }

  private static void scrapeLikeAllOthers(JsonNode job) {
    ((ObjectNode) job).remove("scrape_interval");
    ((ObjectNode) job).remove("scrape_timeout");
  }

  private static int seconds(String duration) {
    int last = duration.length() - 1;
    int unit = SECONDS.getOrDefault(duration.substring(last), 0);
    return Integer.parseInt(duration.substring(0, last)) * unit;
  }

  static String substituted(String file, Map<String, String> addresses) {
    String text = read(Repository.path(file));
    for (Map.Entry<String, String> address : addresses.entrySet()) {
      text = text.replace(address.getKey(), address.getValue());
    }
    return text;
  }

  private static List<Path> files(Path dir) {
    try (Stream<Path> files = Files.walk(dir)) {
      return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path write(Path file, String content) {
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
