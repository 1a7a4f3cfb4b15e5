package io.hostwatch.e2e.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What Grafana is told at its start. */
class GrafanaProvisioningTest {

  private static final Path SOURCES =
      Checkout.path("grafana/provisioning/datasources/hostwatch.yml");

  @Test
  void dataSources_haveFixedUidsAndAddressesFromTheEnvironment() {
    Map<String, String> addresses =
        sources()
            .collect(
                Collectors.toMap(
                    source -> source.get("uid").asString(),
                    source -> source.get("url").asString()));

    assertThat(addresses)
        .containsOnly(
            Map.entry("hostwatch-prometheus", "${PROMETHEUS_URL}"),
            Map.entry("hostwatch-alertmanager", "${ALERTMANAGER_URL}"),
            Map.entry("hostwatch-history", "${HISTORY_ADDRESS}"));
    assertThat(sources())
        .allSatisfy(source -> assertThat(source.get("editable").asBoolean()).isFalse());
    assertThat(Dashboard.all())
        .extracting(board -> board.variable("datasource").at("/current/value").asString())
        .allMatch(addresses::containsKey);
  }

  /** The default interval of a range is four scrapes; Grafana must know how long one is. */
  @Test
  void prometheusSource_knowsTheScrapeInterval() {
    JsonNode prometheus = Checkout.yaml(Checkout.path("prometheus/prometheus.yml"));
    JsonNode sources = Checkout.yaml(SOURCES);

    assertThat(sources.at("/datasources/0/jsonData/timeInterval"))
        .isEqualTo(prometheus.at("/global/scrape_interval"));
    assertThat(sources.at("/datasources/1/jsonData/implementation").asString())
        .isEqualTo("prometheus");
  }

  @Test
  void dashboards_comeFromFilesOnly() {
    JsonNode providers =
        Checkout.yaml(Checkout.path("grafana/provisioning/dashboards/hostwatch.yml"))
            .get("providers");

    assertThat(providers).hasSize(1);
    assertThat(providers.at("/0/allowUiUpdates").asBoolean(true)).isFalse();
    assertThat(providers.at("/0/options/path").asString())
        .isEqualTo("/etc/grafana/provisioning/dashboards/hostwatch");
    assertThat(Checkout.path("grafana/provisioning/dashboards/hostwatch")).isDirectory();
  }

  private static Stream<JsonNode> sources() {
    return Checkout.yaml(SOURCES).get("datasources").valueStream();
  }
}
