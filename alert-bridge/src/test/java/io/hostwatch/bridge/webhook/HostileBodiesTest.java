package io.hostwatch.bridge.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.webhook.Decoded.Message;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are small on the wire and would be large in memory. */
class HostileBodiesTest {
  private static final Deadline LATER = Deadline.after(Duration.ofMinutes(5));
  private static final String GOOD = "{\"labels\":{\"a\":\"b\"}}";

  private final AlertsDecoder decoder = new AlertsDecoder(InstantSource.system());

  @Test
  void decode_unknownMembersOfAnyShape_arePassedOver() {
    String junk = "{},".repeat(200_000) + "[[{\"labels\":5}]]";

    Message message = understood("[{\"u\":[" + junk + "],\"labels\":{\"a\":\"b\"}}]");

    assertThat(message.alerts()).hasSize(1);
  }

  @Test
  void decode_asManyLabelsAsAreAllowed_areTaken() {
    Message message = understood("[{\"labels\":" + pairs(1000) + "}]");

    assertThat(message.alerts().getFirst().labels().values()).hasSize(1000);
  }

  @Test
  void decode_moreLabels_costOnlyTheirAlert() {
    Message message = understood("[{\"labels\":" + pairs(1001) + "}," + GOOD + "]");

    assertThat(message.quarantined().getFirst().reason())
        .isEqualTo("[0]: labels: expected at most 1000, found more");
    assertThat(message.alerts()).hasSize(1);
  }

  @Test
  void decode_moreAnnotations_costOnlyTheirAlert() {
    Message message =
        understood("[{\"labels\":{\"a\":\"b\"},\"annotations\":" + pairs(1001) + "}," + GOOD + "]");

    assertThat(message.quarantined().getFirst().reason())
        .isEqualTo("[0]: annotations: expected at most 1000, found more");
    assertThat(message.alerts()).hasSize(1);
  }

  @Test
  void decode_textOfAMebibyteAndMore_costsOnlyItsAlert() {
    String text = "\\\"".repeat(1 << 20);

    Message message = understood("[{\"labels\":{\"a\":\"" + text + "\"}}," + GOOD + "]");

    assertThat(message.quarantined().getFirst().reason())
        .isEqualTo("[0]: labels.a: expected at most 1048576 bytes, found more");
    assertThat(message.alerts()).hasSize(1);
  }

  @Test
  void decode_moreAlertsThanMemoryHolds_keepsTheFirst() {
    String alerts =
        IntStream.range(0, 300_000)
            .mapToObj(i -> "{\"labels\":{\"n\":\"%d\"}}".formatted(i))
            .collect(Collectors.joining(","));

    Message message = understood("[" + alerts + "]");

    assertThat(message.alerts()).hasSizeBetween(200_000, 280_000);
    assertThat(message.alerts().size() + message.rejected()).isEqualTo(300_000);
    assertThat(message.quarantined().getFirst().reason()).endsWith("that one body may take");
  }

  @Test
  void decode_longNameOfABadLabel_isShortenedInTheReason() {
    Message message = understood("[{\"labels\":{\"" + "x".repeat(60_000) + "\":5}}]");

    assertThat(message.quarantined().getFirst().reason()).hasSizeLessThan(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"%s\"", "%s"})
  void decode_longGroupKey_keepsTheAlertsWithoutIt(String form) {
    String key = form.formatted("7".repeat((1 << 20) + 1));

    Message message = message("{\"version\":\"4\",\"groupKey\":%s,\"alerts\":[%s]}", key);

    assertThat(message.groupKey()).isEqualTo("(too long)");
    assertThat(message.alerts()).hasSize(1);
  }

  @Test
  void decode_longestGroupKey_isKept() {
    String key = "7".repeat((1 << 20) - 1);

    Message message = message("{\"version\":\"4\",\"groupKey\":\"%s\",\"alerts\":[%s]}", key);

    assertThat(message.groupKey()).isEqualTo(key);
  }

  @Test
  void decode_textsBesideTheAlerts_takePlace() {
    String junk = "0".repeat((16 << 20) - (1 << 19));
    String body =
        "{\"version\":\"4\",\"groupKey\":\"%s\",\"alerts\":[],\"x\":\"%s\"}"
            .formatted("7".repeat(1 << 19), junk);
    Admission admission = new Admission();

    new WebhookDecoder().decode(body.getBytes(UTF_8), admission.enter(LATER), LATER);

    assertThatThrownBy(() -> admission.enter(LATER).grow(64 << 20, Deadline.after(Duration.ZERO)))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void decode_labelsTwice_areTakenTogetherAsInGo() {
    Alert alert =
        understood("[{\"labels\":{\"a\":\"1\"},\"Labels\":{\"b\":\"2\"}}]").alerts().getFirst();

    assertThat(alert.labels().values()).containsOnlyKeys("a", "b");
  }

  private static String pairs(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "\"n%d\":\"1\"".formatted(i))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static Message message(String form, String key) {
    byte[] body = form.formatted(key, Bodies.alert("firing", "")).getBytes(UTF_8);
    return (Message) new WebhookDecoder().decode(body, new Admission().enter(LATER), LATER);
  }

  private Message understood(String body) {
    Decoded decoded = decoder.decode(body.getBytes(UTF_8), new Admission().enter(LATER), LATER);
    assertThat(decoded).isInstanceOf(Message.class);
    return (Message) decoded;
  }
}
