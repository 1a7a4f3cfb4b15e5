package io.hostwatch.e2e.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the bridge relies on in Alertmanager's configuration. */
class AlertmanagerConfigTest {

  private static final JsonNode CONFIG =
      Checkout.yaml(Checkout.path("alertmanager/alertmanager.yml"));
  private static final String AROUND = "around-the-bridge";

  @Test
  void receivers_allButTheWayAround_handWholeGroupsToTheBridge() {
    List<JsonNode> receivers =
        CONFIG
            .get("receivers")
            .valueStream()
            .filter(receiver -> !receiver.get("name").asString().equals(AROUND))
            .toList();
    List<JsonNode> webhooks =
        receivers.stream()
            .flatMap(receiver -> receiver.get("webhook_configs").valueStream())
            .toList();

    assertThat(webhooks)
        .hasSize(2)
        .hasSameSizeAs(receivers)
        .allSatisfy(
            webhook -> {
              assertThat(webhook.get("url").asString())
                  .isEqualTo("http://localhost:8080/api/v1/webhook/alertmanager");
              assertThat(webhook.get("send_resolved").asBoolean()).isTrue();
              assertThat(webhook.get("max_alerts").asInt()).isZero();
              assertThat(webhook.get("timeout").asString()).isEqualTo("10s");
              assertThat(webhook.at("/http_config/follow_redirects").asBoolean(true)).isFalse();
            });
  }

  /** The bridge calls stale what nobody speaks of for 9 hours. */
  @Test
  void repeats_leaveTwiceBeforeTheBridgeCallsAnAlertStale() {
    assertThat(routes())
        .extracting(route -> route.path("repeat_interval").asString("1h"))
        .extracting(PrometheusDuration::parse)
        .allSatisfy(every -> assertThat(every.multipliedBy(2)).isLessThan(Duration.ofHours(9)));
  }

  /** What is more urgent leaves sooner and is repeated sooner. */
  @Test
  void routes_ofEachPriority_standMostUrgentFirst() {
    List<JsonNode> byPriority =
        routes().filter(route -> matcher(route).startsWith("priority=")).toList();

    assertThat(byPriority)
        .extracting(AlertmanagerConfigTest::matcher)
        .containsExactly(
            "priority=\"CRITICAL\"",
            "priority=\"HIGH\"",
            "priority=\"MEDIUM\"",
            "priority=\"LOW\"");
    for (String interval : List.of("group_wait", "group_interval", "repeat_interval")) {
      assertThat(byPriority)
          .extracting(route -> PrometheusDuration.parse(inherited(route, interval)))
          .as(interval)
          .isSorted();
    }
  }

  @Test
  void muteTimes_holdForWhatCanBePlannedAlone() {
    assertThat(routes().filter(route -> route.has("mute_time_intervals")))
        .singleElement()
        .satisfies(route -> assertThat(matcher(route)).isEqualTo("priority=\"LOW\""));
  }

  private static String matcher(JsonNode route) {
    return route.path("matchers").path(0).asString("");
  }

  private static String inherited(JsonNode route, String name) {
    return route.path(name).asString(CONFIG.at("/route/" + name).asString());
  }

  /**
   * A label that tells two things apart and is missing in {@code equal} would let one of them mute
   * the other; the expected labels of the unit tests say which labels an alert has.
   */
  @Test
  void inhibition_comparesEveryLabelOfAlertsWithTwoSeverities() {
    Set<String> compared =
        CONFIG
            .at("/inhibit_rules/0/equal")
            .valueStream()
            .map(JsonNode::asString)
            .collect(Collectors.toCollection(TreeSet::new));
    Stream<String> labels =
        AlertCase.all()
            .filter(moment -> twins().contains(moment.alertname()))
            .flatMap(moment -> moment.firing().stream())
            .flatMap(alert -> alert.keySet().stream())
            .filter(label -> !Set.of("severity", "priority", "response_target").contains(label));

    assertThat(CONFIG.get("inhibit_rules")).hasSize(2);
    assertThat(compared).contains("alertname", "instance", "cluster").containsAll(labels.toList());
  }

  private static Set<String> twins() {
    return Rules.alerts()
        .collect(Collectors.groupingBy(AlertRule::name, Collectors.counting()))
        .entrySet()
        .stream()
        .filter(count -> count.getValue() > 1)
        .map(count -> count.getKey())
        .collect(Collectors.toSet());
  }

  private static Stream<JsonNode> routes() {
    JsonNode root = CONFIG.get("route");
    return Stream.concat(Stream.of(root), root.get("routes").valueStream());
  }
}
