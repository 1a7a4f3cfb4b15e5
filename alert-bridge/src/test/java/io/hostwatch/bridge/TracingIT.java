package io.hostwatch.bridge;

import static io.hostwatch.bridge.webhook.Bodies.alertOf;
import static io.hostwatch.bridge.webhook.Bodies.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hostwatch.bridge.configfile.BridgeFile;
import io.hostwatch.bridge.delivery.Target;
import io.hostwatch.bridge.tracing.Tracing;
import io.hostwatch.bridge.tracing.TracingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The spans as a collector receives them by OTLP over HTTP. */
class TracingIT {
  private static final String WEBHOOK = "/api/v1/webhook/alertmanager";
  private static final String NEVER = "3600000";
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  @TempDir Path folder;
  private final MockWebServer collector = new MockWebServer();
  private final RecordingNotifier notifier = new RecordingNotifier();
  private final StringBuilder received = new StringBuilder();

  @BeforeEach
  void collect() throws IOException {
    collector.start();
    for (int i = 0; i < 20; i++) {
      collector.enqueue(new MockResponse.Builder().build());
    }
  }

  @AfterEach
  void stop() {
    collector.close();
  }

  @Test
  void webhook_withATraceparent_isContinuedFromTheBodyToTheDelivery() {
    try (Bridge bridge = start();
        Http http = new Http(bridge.port())) {
      http.post(
          WEBHOOK, message(alertOf("a")), "traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");

      await().until(() -> spans(TRACE) == 2);
    }
    assertThat(received()).contains("accept alerts", "deliver alert", "hostwatch-bridge", "ops");
  }

  @Test
  void webhook_withAWrongTraceparent_beginsATraceOfItsOwn() {
    try (Bridge bridge = start();
        Http http = new Http(bridge.port())) {
      http.post(WEBHOOK, message(alertOf("a")), "traceparent", "00-" + TRACE + "-short");

      await()
          .untilAsserted(() -> assertThat(received()).contains("accept alerts", "deliver alert"));
    }
    assertThat(spans(TRACE)).isZero();
  }

  @Test
  void close_collectedAndNotSent_isHandedOver() {
    try (Bridge bridge = start(NEVER);
        Http http = new Http(bridge.port())) {
      http.post(
          WEBHOOK, message(alertOf("a")), "traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");
      await().untilAsserted(() -> assertThat(notifier.sent()).hasSize(1));
      assertThat(received()).isEmpty();
    }

    assertThat(spans(TRACE)).isEqualTo(2);
  }

  @Test
  void webhook_collectorIsGone_isTakenAndTold() {
    try (Bridge bridge = start();
        Http http = new Http(bridge.port())) {
      collector.close();

      assertThat(http.post(WEBHOOK, message(alertOf("a"))).statusCode()).isEqualTo(200);
      await().untilAsserted(() -> assertThat(notifier.sent()).hasSize(1));
    }
  }

  @Test
  void start_withoutAnEndpoint_tracesNothing() {
    assertThat(Tracing.start(Map.of(), "1")).isEmpty();
    assertThat(Tracing.start(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", " "), "1")).isEmpty();
    assertThat(
            Tracing.start(Map.of("OTEL_TRACES_EXPORTER", "otlp", "OTEL_SDK_DISABLED", "true"), "1"))
        .isEmpty();
  }

  @Test
  void start_withAWrongEndpoint_saysWhichVariable() {
    assertThatThrownBy(() -> Tracing.start(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "nonsense"), "1"))
        .isInstanceOf(TracingException.class)
        .hasMessageContaining("OTEL_")
        .cause()
        .hasMessageContaining("nonsense");
  }

  private Bridge start() {
    return start("50");
  }

  /** One that sends what it collected each so many milliseconds. */
  private Bridge start(String delay) {
    Map<String, String> environment =
        Map.of(
            "OTEL_EXPORTER_OTLP_ENDPOINT",
            collector.url("/").toString(),
            "OTEL_EXPORTER_OTLP_COMPRESSION",
            "none",
            "OTEL_BSP_SCHEDULE_DELAY",
            delay);
    return Bridge.start(config(), file(), Tracing.start(environment, "1"));
  }

  /** How many times the trace's id came in by now. */
  private int spans(String trace) {
    String id = new String(HexFormat.of().parseHex(trace), StandardCharsets.ISO_8859_1);
    return received().split(id, -1).length - 1;
  }

  /** All that came in by now. */
  private String received() {
    try {
      for (RecordedRequest request = take(); request != null; request = take()) {
        assertThat(request.getUrl().encodedPath()).isEqualTo("/v1/traces");
        byte[] body = request.getBody() == null ? new byte[0] : request.getBody().toByteArray();
        received.append(new String(body, StandardCharsets.ISO_8859_1));
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return received.toString();
  }

  private @Nullable RecordedRequest take() throws InterruptedException {
    return collector.takeRequest(10, TimeUnit.MILLISECONDS);
  }

  private BridgeConfig config() {
    return BridgeSetup.config("--storage.path=" + folder.resolve("history.db"));
  }

  private BridgeFile file() {
    return BridgeSetup.file(new Target("ops", "test"), notifier);
  }
}
