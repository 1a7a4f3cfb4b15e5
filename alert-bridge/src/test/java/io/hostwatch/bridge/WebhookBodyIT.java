package io.hostwatch.bridge;

import static io.hostwatch.bridge.Http.json;
import static io.hostwatch.bridge.WebhookServer.PATH;
import static io.hostwatch.bridge.webhook.Bodies.alertOf;
import static io.hostwatch.bridge.webhook.Bodies.message;
import static io.hostwatch.bridge.webhook.Bodies.messageOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.intake.Submission;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that the webhook takes, and those it does not. */
class WebhookBodyIT {
  private final WebhookServer webhook = new WebhookServer();
  private final FakeIntake intake = webhook.intake;
  private final Http http = webhook.http;

  @AfterEach
  void stop() {
    webhook.close();
  }

  @Test
  void post_goodBody_answers200WithWhatBecameOfIt() {
    HttpResponse<String> answer = http.post(PATH, message(alertOf("a"), alertOf("b"), "{}"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(json(answer).toString())
        .isEqualTo(
            "{\"receiptId\":\"0000000000001\",\"opened\":2,\"refreshed\":0,\"resolved\":0,"
                + "\"unchanged\":0,\"rejected\":1}");
    Submission taken = intake.taken().getFirst();
    assertThat(taken.source()).isEqualTo("am");
    assertThat(taken.remote()).isEqualTo("127.0.0.1");
    assertThat(taken.receiver()).isEqualTo("bridge");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not JSON", "[1]", "{\"version\":\"3\",\"alerts\":[]}", "{\"a\":"})
  void post_notVersion4_answers400AndKeepsTheBody(String body) {
    HttpResponse<String> answer = http.post(PATH, body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).get("receiptId").stringValue()).isEqualTo("0000000000001");
    Submission kept = intake.taken().getFirst();
    assertThat(kept.alerts()).isEmpty();
    assertThat(kept.quarantined().getFirst().reason())
        .isEqualTo(json(answer).get("error").stringValue());
    assertThat(kept.body().toBytes()).isEqualTo(body.getBytes(UTF_8));
  }

  @Test
  void post_largeBodyThatIsNotJson_keepsItsBeginningInTheQuarantine() {
    http.post(PATH, "x".repeat(1 << 20));

    Submission kept = intake.taken().getFirst();
    assertThat(kept.body().size()).isEqualTo(1 << 20);
    assertThat(kept.quarantined().getFirst().part().size()).isEqualTo(64 * 1024);
  }

  @Test
  void post_twentyMegabytes_isTaken() {
    HttpResponse<String> answer = http.post(PATH, messageOf(20 << 20));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).get("opened").intValue()).isEqualTo(20 << 10);
  }

  @Test
  void post_seventyMebibytes_answers413() {
    HttpResponse<String> answer = http.post(PATH, new byte[70 << 20]);

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(json(answer).get("error").stringValue()).contains("67108864 bytes");
    assertThat(intake.taken()).isEmpty();
  }

  @Test
  void post_gzip_isUnpacked() throws IOException {
    HttpResponse<String> answer =
        http.post(PATH, gzip(message(alertOf("a")).getBytes(UTF_8)), "Content-Encoding", "gzip");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(intake.taken().getFirst().alerts()).hasSize(1);
  }

  @Test
  void post_gzipCutShort_answers400() throws IOException {
    byte[] whole = gzip(message(alertOf("a")).getBytes(UTF_8));

    HttpResponse<String> answer =
        http.post(PATH, Arrays.copyOf(whole, whole.length - 12), "Content-Encoding", "gzip");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("declared as gzip");
  }

  @Test
  void post_gzipThatUnpacksBeyondTheLimit_answers413() throws IOException {
    HttpResponse<String> answer =
        http.post(PATH, gzip(new byte[70 << 20]), "Content-Encoding", "gzip");

    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void post_unknownEncoding_answers415() {
    assertThat(http.post(PATH, "x", "Content-Encoding", "br").statusCode()).isEqualTo(415);
  }

  private static byte[] gzip(byte[] body) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
      packed.write(body);
    }
    return out.toByteArray();
  }
}
