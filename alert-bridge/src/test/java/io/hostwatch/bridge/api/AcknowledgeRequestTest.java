package io.hostwatch.bridge.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.bridge.alert.Acknowledgement;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcknowledgeRequestTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "1772373600, 2026-03-01T14:00:00Z",
    "1772373600.25, 2026-03-01T14:00:00.250Z",
    "1772373600.123456, 2026-03-01T14:00:00.123456Z",
    "1772373600.1234567, 2026-03-01T14:00:00.123456Z",
    "1.7723736e9, 2026-03-01T14:00:00Z",
    "9223372036, 2262-04-11T23:47:16Z",
    "'\"1772373600.25\"', 2026-03-01T14:00:00.250Z",
    "'\"2026-03-01T15:00:00+01:00\"', 2026-03-01T14:00:00Z",
    "'\"9999-12-31T23:59:59Z\"', 9999-12-31T23:59:59Z",
  })
  void at_untilAhead_isTakenAsNumberAndAsText(String until, Instant expected) {
    assertThat(at(until).until()).contains(expected);
  }

  @Test
  void at_untilNull_hasNoEnd() {
    assertThat(at("null").until()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1772366400",
        "0",
        "-1",
        "-1772373600.5",
        "9223372037",
        "1772373600000",
        "99999999999999999999999999",
        "1e99",
        "1e400",
        "-1e400",
        "1e999999999",
        "1e-999999999",
        "true",
        "[1772373600]",
        "{}",
        "\"\"",
        "\"1e400\"",
        "\"NaN\"",
        "\"9223372037\"",
        "\"2026-03-01T12:00:00Z\"",
        "\"+10000-01-01T00:00:00Z\"",
        "\"tomorrow\"",
      })
  void at_untilOfAnotherKindOrPast_isAFault(String until) {
    assertThatThrownBy(() -> at(until))
        .isInstanceOf(BadParametersException.class)
        .hasMessage(
            "until: expected a time ahead, as RFC 3339 or as seconds since 1970, at most 9223372036"
                + " of them");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "+1772373600", "0x7f", "1772373600."})
  void read_untilNoJson_isAFault(String until) {
    assertThatThrownBy(() -> at(until))
        .isInstanceOf(BadParametersException.class)
        .hasMessageStartingWith("body: expected a JSON object");
  }

  private static Acknowledgement at(String until) {
    byte[] body =
        "{\"by\": \"ada\", \"until\": %s}".formatted(until).getBytes(StandardCharsets.UTF_8);
    return AcknowledgeRequest.read(body, 16 * 1024).at(NOW);
  }
}
