package io.hostwatch.e2e.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What Grafana is told at its start. */
class GrafanaProvisioningTest {

  private static final Path SOURCES =
      Checkout.path("grafana/provisioning/datasources/hostwatch.yml");

  /** What Docker Compose mounts in place of that for three tiers. */
  private static final Path WITH_TIERS = Checkout.path("grafana/tiers/datasources/hostwatch.yml");

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
  void tiers_areFurtherSourcesAndTheOthersStay() {
    Map<String, JsonNode> tiers =
        sources(WITH_TIERS)
            .filter(source -> sources().noneMatch(source::equals))
            .collect(Collectors.toMap(source -> source.get("uid").asString(), source -> source));

    assertThat(sources(WITH_TIERS)).containsAll(sources().toList());
    assertThat(tiers).containsOnlyKeys("hostwatch-prometheus-1m", "hostwatch-prometheus-5m");
    assertThat(tiers)
        .allSatisfy(
            (uid, source) -> {
              String interval = uid.replace("hostwatch-prometheus-", "");
              assertThat(source.get("type").asString()).isEqualTo("prometheus");
              assertThat(source.get("editable").asBoolean()).isFalse();
              assertThat(source.has("isDefault")).isFalse();
              assertThat(source.at("/jsonData/timeInterval").asString()).isEqualTo(interval);
              assertThat(source.get("url").asString())
                  .isEqualTo("${PROMETHEUS_%s_URL}".formatted(interval.toUpperCase(Locale.ROOT)));
            });
  }

  @Test
  void remoteStore_isOneMoreSourceAndTheOthersStay() {
    Path withRemote = Checkout.path("grafana/remote/datasources/hostwatch.yml");

    assertThat(sources(withRemote)).containsAll(sources().toList());
    assertThat(sources(withRemote).filter(source -> sources().noneMatch(source::equals)))
        .singleElement()
        .satisfies(
            source -> {
              assertThat(source.get("type").asString()).isEqualTo("prometheus");
              assertThat(source.get("url").asString()).isEqualTo("${REMOTE_URL}");
              assertThat(source.get("editable").asBoolean()).isFalse();
              assertThat(source.has("isDefault")).isFalse();
            });
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
    return sources(SOURCES);
  }

  private static Stream<JsonNode> sources(Path file) {
    return Checkout.yaml(file).get("datasources").valueStream();
  }
}
