package io.hostwatch.bridge.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Against what Alertmanager's API says of the same labels. */
class FingerprintTest {
  @Test
  void of_asciiLabels_isAlertmanagers() {
    Labels labels = Labels.of(Map.of("alertname", "Load", "instance", "web-1:9100"));

    assertThat(Fingerprint.of(labels)).hasToString("40acccd17c7e0dfd");
  }

  @Test
  void of_namesBeyondTheBasicPlane_isAlertmanagers() {
    Labels labels = Labels.of(Map.of("alertname", "Load", "a\uff21", "1", "a\ud83d\ude00", "2"));

    assertThat(Fingerprint.of(labels)).hasToString("caa5a66284933370");
    assertThat(labels.values().keySet()).containsExactly("alertname", "a\uff21", "a\ud83d\ude00");
  }

  @Test
  void equals_otherOrderOfEntries_same() {
    assertThat(Labels.of(Map.of("b", "1", "a", "2")))
        .isEqualTo(Labels.of(Map.of("a", "2", "b", "1")));
  }
}
