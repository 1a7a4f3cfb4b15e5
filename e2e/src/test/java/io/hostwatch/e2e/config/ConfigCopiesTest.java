package io.hostwatch.e2e.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That Docker Compose runs the same configuration as the launcher, but for addresses. */
class ConfigCopiesTest {

  /** What each part's default address is called inside Docker Compose. */
  private static final Map<String, String> ADDRESSES =
      Map.of(
          "localhost:9100", "host.docker.internal:9100",
          "localhost:8080", "bridge:8080",
          "localhost:9093", "alertmanager:9093");

  @ParameterizedTest
  @ValueSource(strings = {"prometheus/prometheus.yml", "alertmanager/alertmanager.yml"})
  void composeCopy_differsInAddressesOnly(String original) {
    Path file = Checkout.path(original);
    Path copy = file.resolveSibling("compose").resolve(file.getFileName());

    assertThat(Checkout.yaml(copy)).isEqualTo(Checkout.yaml(inCompose(file), copy.toString()));
  }

  @Test
  void prometheus_usesNoAddressButTheFourThatTheLauncherReplaces() {
    String config = Checkout.yaml(Checkout.path("prometheus/prometheus.yml")).toString();

    assertThat(config.replaceAll("localhost:(9100|8080|9090|9093)\\b", ""))
        .doesNotContainPattern("localhost|\\w:\\d{4}");
  }

  private static String inCompose(Path file) {
    String text = Checkout.text(file);
    for (Map.Entry<String, String> address : ADDRESSES.entrySet()) {
      text = text.replace(address.getKey(), address.getValue());
    }
    return text;
  }
}
