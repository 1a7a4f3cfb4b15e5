package io.hostwatch.bridge.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.alert.AlertStatus;
import io.hostwatch.bridge.webhook.Decoded.Message;
import io.hostwatch.bridge.webhook.Decoded.Unreadable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertsDecoderTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Deadline LATER = Deadline.after(Duration.ofMinutes(5));

  private final AlertsDecoder decoder = new AlertsDecoder(InstantSource.fixed(NOW));

  @Test
  void decode_bodyOfPrometheus_understandsAllOfIt() {
    Alert alert =
        only(
            """
            {"annotations":{"summary":"Disk is full"},"endsAt":"2026-03-01T10:04:00.123Z",
            "startsAt":"2026-03-01T09:00:00.123456789Z","generatorURL":"http://prometheus/graph",
            "labels":{"alertname":"DiskFull","instance":"db-1:9100","empty":""}}
            """);

    assertThat(alert.status()).isEqualTo(AlertStatus.FIRING);
    assertThat(alert.labels().values()).containsOnlyKeys("alertname", "instance");
    assertThat(alert.annotations().get("summary")).hasValue("Disk is full");
    assertThat(alert.startsAt()).isEqualTo(Instant.parse("2026-03-01T09:00:00.123456Z"));
    assertThat(alert.endsAt()).hasValue(Instant.parse("2026-03-01T10:04:00.123Z"));
    assertThat(alert.generatorUrl()).isEqualTo("http://prometheus/graph");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T10:00:01Z, FIRING",
    "2026-03-01T10:00:00Z, RESOLVED",
    "2026-03-01T09:59:59Z, RESOLVED",
  })
  void decode_end_tellsWhetherItFires(String end, AlertStatus status) {
    Alert alert =
        only(
            "{\"labels\":{\"a\":\"b\"},\"startsAt\":\"2026-03-01T09:00:00Z\",\"endsAt\":\""
                + end
                + "\"}");

    assertThat(alert.status()).isEqualTo(status);
    assertThat(alert.endsAt()).hasValue(Instant.parse(end));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"labels\":{\"a\":\"b\"}}",
        "{\"labels\":{\"a\":\"b\"},\"startsAt\":null,\"endsAt\":\"0001-01-01T00:00:00Z\"}",
      })
  void decode_noTimes_firesFromNowForFiveMinutes(String alert) {
    assertThat(only(alert).status()).isEqualTo(AlertStatus.FIRING);
    assertThat(only(alert).startsAt()).isEqualTo(NOW);
    assertThat(only(alert).endsAt()).hasValue(NOW.plus(Duration.ofMinutes(5)));
  }

  @ParameterizedTest
  @CsvSource({"'\"startsAt\":\"2026-03-01T10:00:00Z\",',true", "'',false"})
  void decode_start_isSaidOrNot(String start, boolean isSaid) {
    assertThat(only("{" + start + "\"labels\":{\"a\":\"b\"}}").isStartSaid()).isEqualTo(isSaid);
  }

  @Test
  void decode_membersInOtherCase_areKnown() {
    Alert alert =
        only(
            "{\"LABELS\":{\"A\":\"b\"},\"startsat\":\"2026-03-01\",\"GeneratorUrl\":\"http://p\"}");

    assertThat(alert.labels().values()).containsOnlyKeys("A");
    assertThat(alert.startsAt()).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
    assertThat(alert.generatorUrl()).isEqualTo("http://p");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\\ud800x             | \uFFFDx",
        "\\ud83d\\ud83d\\ude00 | \uFFFD\uD83D\uDE00",
      })
  void decode_halfACharacter_isReplacedAsInGo(String json, String value) {
    assertThat(only("{\"labels\":{\"a\":\"" + json + "\"}}").labels().get("a")).hasValue(value);
  }

  @Test
  void decode_nullInTheLabels_isNoLabel() {
    Alert alert = only("{\"labels\":{\"a\":\"b\",\"c\":null},\"annotations\":{\"d\":null}}");

    assertThat(alert.labels().values()).containsOnlyKeys("a");
    assertThat(alert.annotations().values()).isEmpty();
  }

  @Test
  void decode_onlyAnEnd_beganThen() {
    Alert alert = only("{\"labels\":{\"a\":\"b\"},\"endsAt\":\"2026-03-01T09:00:00Z\"}");

    assertThat(alert.status()).isEqualTo(AlertStatus.RESOLVED);
    assertThat(alert.startsAt()).isEqualTo(Instant.parse("2026-03-01T09:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "[] x", "[] [7]"})
  void decode_noAlerts_isAMessage(String body) {
    assertThat(understood(body).alerts()).isEmpty();
    assertThat(understood(body).rejected()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "                  | the body is empty, expected a JSON array of alerts",
        "{\"alerts\":[]}   | expected a JSON array of alerts, found START_OBJECT",
        "\"4\"             | expected a JSON array of alerts, found VALUE_STRING",
        "[{                | not JSON at line 1, column 3: Unexpected end-of-input",
      })
  void decode_noArray_saysWhatIsWrongAndWhere(String body, String reason) {
    Decoded decoded =
        decoder.decode(
            body == null ? new byte[0] : body.getBytes(UTF_8), new Admission().enter(LATER), LATER);

    assertThat(decoded)
        .isInstanceOfSatisfying(Unreadable.class, it -> assertThat(it.reason()).startsWith(reason));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "7                              | expected an object, found a number",
        "{}                             | labels: missing, expected an object of strings",
        "{\"labels\":{\"a\":\"\"}}      | labels: expected at least one that is not empty",
        "{\"labels\":{\"a\":\"b\",\"\":\"c\"}} | labels: expected names that are not empty",
        "{\"labels\":{\"a\":1}}         | labels.a: expected a string, found a number",
        "{\"labels\":{\"a\":\"b\"},\"startsAt\":\"soon\"} | startsAt: expected an RFC 3339 time",
        "{\"labels\":{\"a\":\"b\"},\"startsAt\":\"2026-03-01T12:00:00Z\"} | endsAt: expected a time"
            + " after 2026-03-01T12:00:00Z, found 2026-03-01T10:05:00Z",
      })
  void decode_badAlert_costsOnlyItself(String bad, String reason) {
    Message message = understood("[{\"labels\":{\"a\":\"b\"}}," + bad + "]");

    assertThat(message.alerts()).hasSize(1);
    assertThat(message.rejected()).isEqualTo(1);
    assertThat(message.quarantined().getFirst().reason()).startsWith("[1]: " + reason);
    assertThat(new String(message.quarantined().getFirst().part().toBytes(), UTF_8)).isEqualTo(bad);
  }

  private Alert only(String alert) {
    return understood("[" + alert + "]").alerts().getFirst();
  }

  private Message understood(String body) {
    Decoded decoded = decoder.decode(body.getBytes(UTF_8), new Admission().enter(LATER), LATER);
    assertThat(decoded).isInstanceOf(Message.class);
    return (Message) decoded;
  }
}
