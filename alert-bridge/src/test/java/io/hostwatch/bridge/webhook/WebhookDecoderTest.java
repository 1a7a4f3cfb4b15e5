package io.hostwatch.bridge.webhook;

import static io.hostwatch.bridge.webhook.Bodies.alert;
import static io.hostwatch.bridge.webhook.Bodies.message;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.alert.AlertStatus;
import io.hostwatch.bridge.store.Receipt.Quarantined;
import io.hostwatch.bridge.webhook.Decoded.Message;
import io.hostwatch.bridge.webhook.Decoded.Unreadable;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookDecoderTest {
  private static final Deadline LATER = Deadline.after(Duration.ofMinutes(5));

  private final WebhookDecoder decoder = new WebhookDecoder();

  @Test
  void decode_bodyOfAlertmanager_understandsAllOfIt() {
    Message message =
        understood(
            """
            {"receiver":"web\\\\.hook","status":"firing","alerts":[{"status":"firing",
            "labels":{"alertname":"DiskFull","instance":"db-1:9100"},
            "annotations":{"summary":"Disk is full"},
            "startsAt":"2026-03-01T10:00:00.123456789+02:00","endsAt":"0001-01-01T00:00:00Z",
            "generatorURL":"http://prometheus/graph","fingerprint":"0123456789abcdef"}],
            "notification_reason":"first notification","groupLabels":{"alertname":"DiskFull"},
            "commonLabels":{},"commonAnnotations":{},"routeLabels":{},"externalURL":"http://am",
            "version":"4","groupKey":"{}:{alertname=\\"DiskFull\\"}","truncatedAlerts":3}
            """);

    assertThat(message.receiver()).isEqualTo("web.hook");
    assertThat(message.groupKey()).isEqualTo("{}:{alertname=\"DiskFull\"}");
    assertThat(message.truncatedAlerts()).isEqualTo(3);
    assertThat(message.quarantined()).isEmpty();
    Alert alert = message.alerts().getFirst();
    assertThat(alert.status()).isEqualTo(AlertStatus.FIRING);
    assertThat(alert.labels().values()).containsEntry("instance", "db-1:9100").hasSize(2);
    assertThat(alert.annotations().values()).containsEntry("summary", "Disk is full");
    assertThat(alert.startsAt()).isEqualTo(Instant.parse("2026-03-01T08:00:00.123456Z"));
    assertThat(alert.endsAt()).isEmpty();
    assertThat(alert.generatorUrl()).isEqualTo("http://prometheus/graph");
  }

  @Test
  void decode_resolvedInYearOne_hasNoEnd() {
    Alert alert = only(alert("resolved", "\"endsAt\":\"0001-01-01T00:00:00Z\""));

    assertThat(alert.status()).isEqualTo(AlertStatus.RESOLVED);
    assertThat(alert.endsAt()).isEmpty();
  }

  @Test
  void decode_firingWithAnEnd_hasNoEnd() {
    assertThat(only(alert("firing", "\"endsAt\":\"2026-03-01T11:00:00Z\"")).endsAt()).isEmpty();
  }

  @Test
  void decode_resolved_hasItsEnd() {
    assertThat(only(alert("resolved", "\"endsAt\":\"2026-03-01T11:00:00Z\"")).endsAt())
        .contains(Instant.parse("2026-03-01T11:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null"})
  void decode_noAlerts_isAMessage(String alerts) {
    Message message = understood("{\"version\":\"4\",\"alerts\":" + alerts + "}");

    assertThat(message.alerts()).isEmpty();
    assertThat(message.quarantined()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "                             | the body is empty, expected a JSON object",
        "<html>                       | not JSON at line 1, column 1: Unexpected character ('<'",
        "{\"version\":\"4\",\"alerts\":[ | not JSON at line 1, column 26: Unexpected end-of-input:"
            + " expected close marker for Array",
        "[]                           | expected a JSON object, found START_ARRAY",
        "\"4\"                        | expected a JSON object, found VALUE_STRING",
        "{} {}                        | expected nothing after the JSON object, found more",
        "{\"alerts\":[]}              | version: expected \"4\", found nothing",
        "{\"version\":\"3\",\"alerts\":[]} | version: expected \"4\", found \"3\"",
        "{\"version\":{},\"alerts\":[]} | version: expected \"4\", found nothing",
        "{\"version\":\"4\"}           | alerts: missing, expected an array",
        "{\"version\":\"4\",\"alerts\":{\"a\":1}} | alerts: expected an array, found START_OBJECT",
        "{\"version\":\"4\",\"alerts\":[NaN]}    | not JSON at line 1, column 2",
      })
  void decode_notVersion4_saysWhatIsWrongAndWhere(String body, String reason) {
    Decoded decoded =
        decoder.decode(body == null ? new byte[0] : body.getBytes(UTF_8), ticket(), LATER);

    assertThat(decoded)
        .isInstanceOfSatisfying(Unreadable.class, it -> assertThat(it.reason()).startsWith(reason));
  }

  @Test
  void decode_nestedTooDeep_isUnreadable() {
    String body = "{\"x\":" + "[".repeat(200_000) + "]".repeat(200_000) + "}";

    assertThat(decoder.decode(body.getBytes(UTF_8), ticket(), LATER))
        .isInstanceOfSatisfying(Unreadable.class, it -> assertThat(it.reason()).contains("depth"));
  }

  @ParameterizedTest
  @CsvSource({"65536, true", "65537, false"})
  void decode_longNameOfAMember_isReadUpTo64KiB(int length, boolean isRead) {
    String body = "{\"version\":\"4\",\"alerts\":[],\"" + "n".repeat(length) + "\":1}";

    Decoded decoded = decoder.decode(body.getBytes(UTF_8), ticket(), LATER);

    assertThat(decoded).isInstanceOf(isRead ? Message.class : Unreadable.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "7                          | expected an object, found a number",
        "null                       | expected an object, found null",
        "{\"labels\":{\"a\":\"b\"}} | status: expected \"firing\" or \"resolved\", found nothing",
        "{\"status\":\"FIRING\"}    | status: expected \"firing\" or \"resolved\", found"
            + " \"FIRING\"",
        "{\"status\":\"firing\"}    | labels: missing, expected an object of strings",
        "{\"status\":\"firing\",\"labels\":[]} | labels: expected an object of strings, found an"
            + " array",
        "{\"status\":\"firing\",\"labels\":{}} | labels: expected at least one that is not empty",
        "{\"status\":\"firing\",\"labels\":{\"a\":\"\"}} | labels: expected at least one that is"
            + " not empty",
        "{\"status\":\"firing\",\"labels\":{\"a\":1}} | labels.a: expected a string, found a"
            + " number",
        "{\"status\":\"firing\",\"labels\":{\"a\":\"b\"}} | startsAt: expected an RFC 3339 time,"
            + " found none",
        "{\"status\":\"firing\",\"labels\":{\"a\":\"b\"},\"startsAt\":\"soon\"} | startsAt:"
            + " expected an RFC 3339 time, found \"soon\"",
        "{\"status\":\"firing\",\"labels\":{\"a\":\"b\"},\"startsAt\":\"+20260-03-01T10:00:00Z\"} |"
            + " startsAt: expected an RFC 3339",
        "{\"status\":\"firing\",\"labels\":{\"a\":\"b\"},\"startsAt\":\"9999-12-31T23:59:59-08:00\"}"
            + " | startsAt",
        "{\"status\":\"firing\",\"labels\":{\"a\":\"b\"},\"startsAt\":\"0001-01-01T00:00:00Z\"} |"
            + " startsAt: expected an RFC 3339 time, found none",
        "{\"status\":\"resolved\",\"labels\":{\"a\":\"b\"},\"startsAt\":\"2026-03-01T10:00:00Z\",\"endsAt\":5}"
            + " | endsAt: expected an RFC",
      })
  void decode_badAlert_costsOnlyItself(String bad, String reason) {
    Message message = understood(message(alert("firing", ""), bad, alert("resolved", "")));

    assertThat(message.alerts()).hasSize(2);
    Quarantined part = message.quarantined().getFirst();
    assertThat(part.reason()).startsWith("alerts[1]: " + reason);
    assertThat(new String(part.part().toBytes(), UTF_8)).isEqualTo(bad);
  }

  @Test
  void decode_millionsOfBadAlerts_countsAllAndKeepsTheFirst() {
    Message message = understood(message("1,".repeat(2_999_999) + "1", alert("firing", "")));

    assertThat(message.rejected()).isEqualTo(3_000_000);
    assertThat(message.quarantined()).hasSize(1000);
    assertThat(message.quarantined().getLast().reason()).startsWith("alerts[999]: ");
    assertThat(message.alerts()).hasSize(1);
  }

  @Test
  void decode_hugeBadAlert_keepsItsBeginning() {
    Message message = understood(message("{\"x\":\"" + "y".repeat(1 << 20) + "\"}"));

    assertThat(message.rejected()).isEqualTo(1);
    assertThat(message.quarantined().getFirst().part().size()).isEqualTo(64 * 1024);
  }

  @Test
  void decode_deadlinePassed_isRefused() {
    byte[] body = message(alert("firing", "")).getBytes(UTF_8);

    assertThatThrownBy(() -> decoder.decode(body, ticket(), Deadline.after(Duration.ZERO)))
        .isInstanceOfSatisfying(
            RefusedException.class, it -> assertThat(it.status()).isEqualTo(503));
  }

  @Test
  void decode_nothingInUtf8_isUnreadable() {
    byte[] body = new byte[8 << 20];
    Arrays.fill(body, (byte) 0xff);

    assertThat(decoder.decode(body, ticket(), LATER)).isInstanceOf(Unreadable.class);
  }

  @Test
  void decode_alertNestedDeep_costsOnlyItself() {
    String deep = "{\"labels\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}";

    Message message = understood(message(deep, alert("firing", "")));

    assertThat(message.rejected()).isEqualTo(1);
    assertThat(message.alerts()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".5", "e5"})
  @Timeout(5)
  void decode_numberOfAMillionDigits_costsOnlyItsAlert(String tail) {
    String number = "7".repeat(1_000_000) + tail;

    Message message = understood(message("{\"labels\":" + number + "}", alert("firing", "")));

    assertThat(message.rejected()).isEqualTo(1);
    assertThat(message.alerts()).hasSize(1);
  }

  @Test
  void decode_alertNotInUtf8_hasReplacementCharactersAsInGo() {
    String alert = alert("firing", "\"annotations\":{\"summary\":\"caf\u00e9\"}");
    byte[] body = message(alert("firing", ""), alert, alert).getBytes(ISO_8859_1);

    Message message = (Message) decoder.decode(body, ticket(), LATER);

    assertThat(message.alerts()).hasSize(3);
    assertThat(message.alerts().getLast().annotations().get("summary")).hasValue("caf\uFFFD");
    assertThat(message.rejected()).isZero();
  }

  @Test
  void decode_badAlertNotInUtf8_isKeptAsItCame() {
    String bad = "{\"x\":\"caf\u00e9\"}";

    Message message = (Message) decoder.decode(message(bad).getBytes(ISO_8859_1), ticket(), LATER);

    assertThat(message.quarantined().getFirst().part().toBytes())
        .isEqualTo(bad.getBytes(ISO_8859_1));
  }

  @Test
  void decode_groupKeyNotInUtf8_keepsTheAlerts() {
    String body =
        "{\"version\":\"4\",\"groupKey\":\"\u00e9\",\"alerts\":[" + alert("firing", "") + "]}";

    Message message = (Message) decoder.decode(body.getBytes(ISO_8859_1), ticket(), LATER);

    assertThat(message.alerts()).hasSize(1);
    assertThat(message.groupKey()).isEqualTo("?");
  }

  @Test
  void decode_bytesOfMoreThanOneChunk_keepOffsetsTrue() {
    String filler = alert("firing", "\"annotations\":{\"d\":\"" + "ü".repeat(20_000) + "\"}");
    byte[] body = message(filler, "{\"status\":\"x\"}").getBytes(UTF_8);

    Message message = (Message) decoder.decode(body, ticket(), LATER);

    assertThat(message.alerts()).hasSize(1);
    assertThat(new String(message.quarantined().getFirst().part().toBytes(), UTF_8))
        .isEqualTo("{\"status\":\"x\"}");
  }

  @ParameterizedTest
  @CsvSource({"-5,0", "12,12", "1e3,0", "null,0", "99999999999999999999999,2147483647"})
  void decode_truncatedAlerts_isACount(String json, long count) {
    Message message =
        understood("{\"version\":\"4\",\"alerts\":[],\"truncatedAlerts\":" + json + "}");

    assertThat(message.truncatedAlerts()).isEqualTo(count);
  }

  private static Admission.Ticket ticket() {
    return new Admission().enter(LATER);
  }

  private Alert only(String alert) {
    return understood(message(alert)).alerts().getFirst();
  }

  private Message understood(String body) {
    Decoded decoded = decoder.decode(body.getBytes(UTF_8), ticket(), LATER);
    assertThat(decoded).isInstanceOf(Message.class);
    return (Message) decoded;
  }
}
