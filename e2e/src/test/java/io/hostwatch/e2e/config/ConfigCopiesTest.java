package io.hostwatch.e2e.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** That Docker Compose runs the same configuration as the launcher, but for addresses. */
class ConfigCopiesTest {

  /** What each part's default address is called inside Docker Compose. */
  private static final Map<String, String> ADDRESSES =
      Map.of(
          "localhost:9100", "host.docker.internal:9100",
          "localhost:8080", "bridge:8080",
          "localhost:9093", "alertmanager:9093",
          "localhost:9091", "prometheus-1m:9090",
          "localhost:9092", "prometheus-5m:9090",
          "localhost:8428", "victoria-metrics:8428");

  @ParameterizedTest
  @CsvSource({
    "prometheus, prometheus.yml",
    "prometheus, remote.yml",
    "alertmanager, alertmanager.yml",
    "prometheus, tiers/prometheus.yml",
    "prometheus, tiers/1m.yml",
    "prometheus, tiers/5m.yml"
  })
  void composeCopy_differsInAddressesOnly(String folder, String name) {
    Path file = Checkout.path(folder).resolve(name);
    Path copy = Checkout.path(folder).resolve("compose").resolve(name);

    assertThat(Checkout.yaml(copy)).isEqualTo(Checkout.yaml(inCompose(file), copy.toString()));
  }

  @Test
  void prometheus_usesNoAddressButTheFourThatTheLauncherReplaces() {
    assertThat(without("9100|8080|9090|9093", "prometheus/prometheus.yml"))
        .doesNotContainPattern("localhost|\\w:\\d{4}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"prometheus.yml", "1m.yml", "5m.yml"})
  void tiers_useNoAddressButTheSixThatTheLauncherReplaces(String name) {
    assertThat(without("9100|8080|9090|9091|9092|9093", "prometheus/tiers/" + name))
        .doesNotContainPattern("localhost|\\w:\\d{4}");
  }

  @Test
  void remote_writesEverythingAndIsElseTheServerThatStandsAlone() {
    ObjectNode remote = (ObjectNode) Checkout.yaml(Checkout.path("prometheus/remote.yml"));

    JsonNode writes = remote.remove("remote_write");

    assertThat(writes).hasSize(1);
    assertThat(writes.get(0).has("write_relabel_configs")).isFalse();
    assertThat(remote).isEqualTo(Checkout.yaml(Checkout.path("prometheus/prometheus.yml")));
  }

  private static String without(String ports, String config) {
    return Checkout.yaml(Checkout.path(config))
        .toString()
        .replaceAll("localhost:(" + ports + ")\\b", "");
  }

  private static String inCompose(Path file) {
    String text = Checkout.text(file);
    for (Map.Entry<String, String> address : ADDRESSES.entrySet()) {
      text = text.replace(address.getKey(), address.getValue());
    }
    return text;
  }
}
