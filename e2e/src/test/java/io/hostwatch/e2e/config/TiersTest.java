package io.hostwatch.e2e.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** That three servers scrape, judge and name everything as one does. */
class TiersTest {

  private static final JsonNode ALONE = yaml("prometheus/prometheus.yml");
  private static final JsonNode FIRST = yaml("prometheus/tiers/prometheus.yml");
  private static final JsonNode ONE_MINUTE = yaml("prometheus/tiers/1m.yml");
  private static final JsonNode FIVE_MINUTES = yaml("prometheus/tiers/5m.yml");
  private static final JsonNode DOWNSAMPLE = yaml("prometheus/tiers/downsample.yml");

  private static final Pattern NAMES = Pattern.compile("__name__([=!]~)\"([^\"]+)\"");
  private static final Pattern COUNTER = Pattern.compile("(?m)^# TYPE (\\w+) counter$");

  /** Longer windows aside, which the second server has the samples for. */
  @Test
  void first_isTheServerThatStandsAlone() {
    ObjectNode first = (ObjectNode) FIRST.deepCopy();
    first.remove("remote_write");
    first.set("rule_files", ALONE.get("rule_files"));
    targets(first, "prometheus").removeAll().add("localhost:9090");
    ((ArrayNode) job(first, "node").at("/file_sd_configs/0/files"))
        .removeAll()
        .add("targets/*.yml");

    assertThat(first).isEqualTo(ALONE);
  }

  @Test
  void rules_areJudgedByOneServerEach() {
    assertThat(texts(ALONE.get("rule_files")))
        .containsExactly("rules/*.yml", "rules/long/*.yml", "links/*.yml");
    assertThat(texts(FIRST.get("rule_files")))
        .containsExactly("../rules/*.yml", "../links/*.yml", "downsample.yml");
    assertThat(texts(ONE_MINUTE.get("rule_files"))).containsExactly("../rules/long/*.yml");
    assertThat(FIVE_MINUTES.has("rule_files")).isFalse();
  }

  @Test
  void tiers_tellTheSameAndScrapeNothing() {
    assertThat(List.of(ONE_MINUTE, FIVE_MINUTES))
        .allSatisfy(
            tier -> {
              assertThat(tier.get("alerting")).isEqualTo(FIRST.get("alerting"));
              assertThat(tier.has("scrape_configs")).isFalse();
            });
  }

  @Test
  void first_watchesAllThree() {
    assertThat(texts(targets(FIRST, "prometheus")))
        .containsExactly("localhost:9090", "localhost:9091", "localhost:9092");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1m", "5m"})
  void eachTier_getsWhatIsThinnedOutForItAndAlerts(String tier) {
    List<String> records = records(tier);
    Pattern kept = kept(FIRST, tier);

    assertThat(records).hasSize(2).allMatch(name -> kept.matcher(name).matches());
    assertThat(records(tier.equals("1m") ? "5m" : "1m"))
        .noneMatch(name -> kept.matcher(name).matches());
    assertThat(Rules.records()).noneMatch(name -> kept.matcher(name).matches());
    assertThat(List.of("ALERTS", "ALERTS_FOR_STATE"))
        .allMatch(name -> kept.matcher(name).matches());
    assertThat(records)
        .allMatch(name -> name.matches("[a-z]+(_[a-z]+)*:[a-z][a-z0-9_]*:[a-z0-9_]+"));
  }

  @Test
  void thirdTier_getsWhatTheSecondRecords() {
    Pattern relayed = kept(ONE_MINUTE, "5m");

    assertThat(Rules.records(Rules.longFiles()))
        .isNotEmpty()
        .allMatch(name -> relayed.matcher(name).matches());
    assertThat(Rules.records(Rules.shortFiles()))
        .noneMatch(name -> relayed.matcher(name).matches());
    assertThat("ALERTS").matches(relayed);
  }

  /** What one rule takes the other leaves. */
  @Test
  void eachName_isThinnedOutInOneWay() {
    List<String> selections =
        DOWNSAMPLE
            .at("/groups/0/rules")
            .valueStream()
            .map(rule -> rule.get("expr").asString())
            .flatMap(
                expr -> NAMES.matcher(expr).results().map(found -> found.group(1) + found.group(2)))
            .toList();

    assertThat(selections)
        .containsExactly(
            "=~" + latest(), "=~.+", "!~ALERTS|ALERTS_FOR_STATE|series:hostwatch:.+|" + latest());
  }

  @Test
  void counters_keepTheirLatestValue() {
    String host = "exporter/src/test/resources/io/hostwatch/exporter/linux/fixture-host.prom";
    List<String> counters =
        COUNTER
            .matcher(Checkout.text(Checkout.path(host)))
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(counters).hasSizeGreaterThan(50).allMatch(name -> name.matches(latest()));
    assertThat(Rules.records()).noneMatch(name -> name.matches(latest()));
  }

  private static String latest() {
    String expr = DOWNSAMPLE.at("/groups/0/rules/0/expr").asString();
    return NAMES.matcher(expr).results().findFirst().orElseThrow().group(2);
  }

  private static List<String> records(String tier) {
    return DOWNSAMPLE
        .get("groups")
        .valueStream()
        .filter(group -> group.get("interval").asString().equals(tier))
        .flatMap(group -> group.get("rules").valueStream())
        .map(rule -> rule.get("record").asString())
        .toList();
  }

  /** The names that a server sends on to a tier. */
  private static Pattern kept(JsonNode server, String tier) {
    return server
        .get("remote_write")
        .valueStream()
        .filter(queue -> queue.get("name").asString().equals(tier))
        .map(queue -> queue.at("/write_relabel_configs/0"))
        .filter(step -> step.get("action").asString().equals("keep"))
        .map(step -> Pattern.compile(step.get("regex").asString()))
        .findFirst()
        .orElseThrow();
  }

  private static ArrayNode targets(JsonNode server, String job) {
    return (ArrayNode) job(server, job).at("/static_configs/0/targets");
  }

  private static JsonNode job(JsonNode server, String name) {
    return server
        .get("scrape_configs")
        .valueStream()
        .filter(job -> job.get("job_name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  private static JsonNode yaml(String path) {
    return Checkout.yaml(Checkout.path(path));
  }
}
