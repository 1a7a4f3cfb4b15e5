package io.hostwatch.bridge.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.Labels;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Names longer than parsers usually take. */
class LongNameTest {
  @Test
  void read_nameOf60000_isThatName() {
    Labels labels = Labels.of(Map.of("a".repeat(60_000), "v"));

    assertThat(LabelJson.read(LabelJson.write(labels))).isEqualTo(labels);
  }

  @Test
  void read_nameOf50001_isThatName() {
    Labels labels = Labels.of(Map.of("a".repeat(50_001), "v"));

    assertThat(LabelJson.read(LabelJson.write(labels))).isEqualTo(labels);
  }
}
