package io.hostwatch.bridge.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.Labels;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Names longer than parsers usually take. */
class LongNameTest {
  @Test
  void read_nameOf60000_isThatName() {
    assertRead(60_000);
  }

  @Test
  void read_nameOf50001_isThatName() {
    assertRead(50_001);
  }

  private static void assertRead(int length) {
    Labels labels = Labels.of(Map.of("a".repeat(length), "v"));

    assertThat(LabelJson.read(LabelJson.write(labels))).isEqualTo(labels);
  }
}
