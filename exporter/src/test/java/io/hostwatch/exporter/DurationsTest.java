package io.hostwatch.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource({"500ms,500", "4.5s,4500", "1m30s,90000", "24h,86400000", "0.25s,250"})
  void parse_durationOfPrometheus_isRead(String text, long millis) {
    assertThat(Durations.parse(text)).contains(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "s", "-1s", "0s", "25h", "1d", "1 s", "1.s", "99999999999s"})
  void parse_anythingElse_isNone(String text) {
    assertThat(Durations.parse(text)).isEmpty();
  }

  @Test
  void parse_fractionsBelowANanosecond_areNone() {
    assertThat(Durations.parse("0.0000001ms")).isEmpty();
  }
}
