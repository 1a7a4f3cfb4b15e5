package io.hostwatch.bridge.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportedTimeTest {

  @ParameterizedTest
  @CsvSource({
    "'', 1970-01-01T00:00:00Z",
    "2026-11-21, 2026-11-21T00:00:00Z",
    "2026-11-21T14:56, 2026-11-21T14:56:00Z",
    "2026-11-21T14:56Z, 2026-11-21T14:56:00Z",
    "2026-11-21T14:56:04, 2026-11-21T14:56:04Z",
    "2026-11-21 14:56:04, 2026-11-21T14:56:04Z",
    "2026-11-21 14:56:04.5, 2026-11-21T14:56:04.5Z",
    "2026-11-21T14:56:04.000+0000, 2026-11-21T14:56:04Z",
    "2026-11-21T14:56:04.1234567891234Z, 2026-11-21T14:56:04.123456789Z",
    "'2026-11-21T14:56:04,5Z', 2026-11-21T14:56:04.5Z",
    "2026-11-21T1:56:04Z, 2026-11-21T01:56:04Z",
    "2026-11-21T14:56:04-01:30, 2026-11-21T16:26:04Z",
    "2026-11-21T14:56:04+19:00, 2026-11-20T19:56:04Z",
  })
  void parse_formOfAlertmanager_isTaken(String text, Instant time) {
    assertThat(ReportedTime.parse(text)).contains(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "soon",
        "2026-11-21t14:56:04z",
        "2026-11-21T24:00:00Z",
        "2026-11-21T14:56:60Z",
        "2026-11-21T14:56:04+01",
        "+2026-11-21T14:56:04Z",
        "2026-02-30T00:00:00Z",
        "2026-11-21T14:56:04Z ",
        "1800000000",
      })
  void parse_whatAlertmanagerRefuses_isNone(String text) {
    assertThat(ReportedTime.parse(text)).isEmpty();
  }
}
