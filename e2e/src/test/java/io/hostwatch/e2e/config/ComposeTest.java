package io.hostwatch.e2e.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** That what Docker Compose lays over the stack fits it, and runs what the launcher runs. */
class ComposeTest {

  private static final JsonNode STACK = yaml("docker-compose.yml");
  private static final JsonNode TIERS = yaml("docker-compose.tiers.yml");
  private static final JsonNode REMOTE = yaml("docker-compose.remote.yml");
  private static final JsonNode CLUSTER = yaml("docker-compose.cluster.yml");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docker-compose.yml",
        "docker-compose.tiers.yml",
        "docker-compose.remote.yml",
        "docker-compose.cluster.yml"
      })
  void mounts_ofFiles_areThere(String file) {
    assertThat(yaml(file).get("services").valueStream().flatMap(ComposeTest::mounts))
        .filteredOn(mount -> mount.startsWith("./"))
        .isNotEmpty()
        .allSatisfy(mount -> assertThat(Checkout.path(mount.split(":", -1)[0])).exists());
  }

  /** A mount at the same place replaces the stack's; Grafana's dashboards stay. */
  @Test
  void tiers_replaceTheDataSourcesAlone() {
    assertThat(places(STACK, "grafana"))
        .contains("/etc/grafana/provisioning/dashboards")
        .containsAll(places(TIERS, "grafana"));
    assertThat(places(TIERS, "grafana")).containsExactly("/etc/grafana/provisioning/datasources");
  }

  @Test
  void remote_changesTheStacksPrometheusByItsFileAndOneFlag() {
    List<String> flags = texts(REMOTE.at("/services/prometheus/command")).toList();

    assertThat(places(STACK, "prometheus")).containsAll(places(REMOTE, "prometheus"));
    assertThat(places(REMOTE, "grafana")).isEqualTo(places(TIERS, "grafana"));
    assertThat(flags)
        .startsWith(texts(STACK.at("/services/prometheus/command")).toArray(String[]::new))
        .hasSize(6);
  }

  @Test
  void remoteStore_isAsConfinedAsTheStack() {
    assertThat(fields(REMOTE.at("/services/victoria-metrics")))
        .containsAllEntriesOf(fields(STACK.get("x-service")));
  }

  @Test
  void tiers_runAsTheStackDoes() {
    Map<String, JsonNode> tier = fields(TIERS.get("x-tier"));
    JsonNode prometheus = STACK.at("/services/prometheus");

    assertThat(tier).containsAllEntriesOf(fields(STACK.get("x-service")));
    assertThat(tier).containsEntry("image", prometheus.get("image"));
    assertThat(TIERS.at("/x-tier/healthcheck/test")).isEqualTo(prometheus.at("/healthcheck/test"));
  }

  @ParameterizedTest
  @CsvSource({
    "prometheus, tiers/prometheus.yml 24h 8GB",
    "prometheus-1m, tiers/1m.yml 7d 4GB",
    "prometheus-5m, tiers/5m.yml 30d 4GB"
  })
  void tiers_keepWhatTheLauncherKeeps(String service, String kept) {
    String[] parts = kept.split(" ", -1);
    String launcher = Checkout.text(Checkout.path("launcher/parts.sh")).replaceAll("\\\\\\n *", "");
    String start = launcher.lines().filter(line -> line.contains(kept)).findFirst().orElseThrow();
    List<String> flags = texts(TIERS.get("services").get(service).get("command")).toList();

    assertThat(flags)
        .contains(
            "--config.file=/etc/prometheus/" + parts[0],
            "--storage.tsdb.retention.time=" + parts[1],
            "--storage.tsdb.retention.size=" + parts[2]);
    assertThat(Stream.of(start.split(" ", -1)).filter(word -> word.startsWith("--")))
        .isSubsetOf(flags);
  }

  @Test
  void cluster_secondAlertmanagerIsAsTheFirst() {
    Map<String, JsonNode> first = fields(STACK.at("/services/alertmanager"));
    Map<String, JsonNode> second = fields(CLUSTER.at("/services/alertmanager-2"));

    assertThat(second).containsAllEntriesOf(fields(STACK.get("x-service")));
    assertThat(second).containsEntry("image", first.get("image"));
    assertThat(second).containsEntry("mem_limit", first.get("mem_limit"));
    assertThat(CLUSTER.at("/services/alertmanager-2/healthcheck/test"))
        .isEqualTo(STACK.at("/services/alertmanager/healthcheck/test"));
    assertThat(places(CLUSTER, "alertmanager-2")).isEqualTo(places(STACK, "alertmanager"));
  }

  @Test
  void cluster_eachAlertmanagerHasTheStacksFlagsAndTheOtherAsPeer() {
    assertThat(clusterFlags("alertmanager"))
        .startsWith(stackFlags())
        .endsWith("--cluster.listen-address=0.0.0.0:9094", "--cluster.peer=alertmanager-2:9094");
    assertThat(clusterFlags("alertmanager-2"))
        .contains(stackFlags()[0], stackFlags()[1])
        .endsWith("--cluster.listen-address=0.0.0.0:9094", "--cluster.peer=alertmanager:9094");
  }

  @Test
  void cluster_prometheusAndBridgeKnowBothAndAreElseAsTheyWere() {
    String alone = Checkout.text(Checkout.path("prometheus/compose/prometheus.yml"));
    Path both = Checkout.path("prometheus/compose/cluster.yml");
    String bridge = STACK.at("/services/bridge/command").asString();

    assertThat(Checkout.yaml(both))
        .isEqualTo(
            Checkout.yaml(
                alone.replace("'alertmanager:9093'", "'alertmanager:9093', 'alertmanager-2:9093'"),
                both.toString()));
    assertThat(CLUSTER.at("/services/bridge/command").asString())
        .isEqualTo(
            bridge.replace(
                "http://alertmanager:9093", "http://alertmanager:9093,http://alertmanager-2:9093"));
  }

  private static List<String> clusterFlags(String service) {
    return texts(CLUSTER.get("services").get(service).get("command")).toList();
  }

  /** Those of the Alertmanager that stands alone, less the last, which says that it does. */
  private static String[] stackFlags() {
    return texts(STACK.at("/services/alertmanager/command"))
        .filter(flag -> !flag.equals("--cluster.listen-address="))
        .toArray(String[]::new);
  }

  private static List<String> places(JsonNode file, String service) {
    return mounts(file.get("services").get(service)).map(mount -> mount.split(":", -1)[1]).toList();
  }

  private static Stream<String> mounts(JsonNode service) {
    return texts(service.path("volumes"));
  }

  private static Stream<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString);
  }

  private static Map<String, JsonNode> fields(JsonNode node) {
    return node.propertyStream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static JsonNode yaml(String path) {
    return Checkout.yaml(Checkout.path(path));
  }
}
