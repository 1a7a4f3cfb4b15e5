package io.hostwatch.bridge.tracing;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.delivery.Target;
import io.hostwatch.bridge.intake.Intake;
import io.hostwatch.bridge.notify.Notifier;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Spans for what comes in and what goes out, sent by OTLP. A trace that a sender began (W3C {@code
 * traceparent}) goes on; whoever begins none gets one of the bridge's.
 *
 * <p>Configured by OpenTelemetry's own environment variables, and off unless they name an endpoint
 * or an exporter. Thread-safe. A collector that does not answer costs neither alerts nor time: what
 * cannot be handed over is dropped.
 */
public final class Tracing implements AutoCloseable {
  private static final String SCOPE = "io.hostwatch.bridge";
  private static final long FLUSH_SECONDS = 1;

  private final Tracer tracer;
  private final Runnable close;

  /** Spans by a given SDK, which {@code close} ends. */
  Tracing(OpenTelemetry telemetry, Runnable close) {
    this.tracer = telemetry.getTracer(SCOPE);
    this.close = close;
  }

  /** Whether these environment variables ask for traces. */
  private static boolean isConfigured(Map<String, String> environment) {
    boolean off =
        environment.getOrDefault("OTEL_SDK_DISABLED", "").equalsIgnoreCase("true")
            || environment.getOrDefault("OTEL_TRACES_EXPORTER", "").equals("none");
    return !off
        && (isSet(environment, "OTEL_TRACES_EXPORTER")
            || isSet(environment, "OTEL_EXPORTER_OTLP_ENDPOINT")
            || isSet(environment, "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"));
  }

  private static boolean isSet(Map<String, String> environment, String name) {
    return !environment.getOrDefault(name, "").isBlank();
  }

  /**
   * Begins to send, if the environment asks for it.
   *
   * @param environment OpenTelemetry's variables
   * @throws TracingException if one of them has a value that cannot be used
   */
  public static Optional<Tracing> start(Map<String, String> environment, String version) {
    if (!isConfigured(environment)) {
      return Optional.empty();
    }
    try {
      OpenTelemetrySdk sdk =
          AutoConfiguredOpenTelemetrySdk.builder()
              .disableShutdownHook()
              .addPropertiesSupplier(() -> properties(environment, version))
              .build()
              .getOpenTelemetrySdk();
      return Optional.of(
          new Tracing(sdk, () -> sdk.shutdown().join(FLUSH_SECONDS, TimeUnit.SECONDS)));
    } catch (ConfigurationException | IllegalArgumentException e) {
      throw new TracingException("the environment's OTEL_ variables cannot be used", e);
    }
  }

  // Metrics are Prometheus' and logs the log's; gRPC would bring a second HTTP client.
  private static Map<String, String> properties(Map<String, String> environment, String version) {
    Map<String, String> properties = new TreeMap<>();
    properties.put("otel.metrics.exporter", "none");
    properties.put("otel.logs.exporter", "none");
    properties.put("otel.traces.exporter", "otlp");
    properties.put("otel.exporter.otlp.protocol", "http/protobuf");
    properties.put("otel.service.name", "hostwatch-bridge");
    properties.put("otel.resource.attributes", "service.version=" + version);
    environment.forEach(
        (name, value) -> {
          if (name.startsWith("OTEL_")) {
            properties.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value);
          }
        });
    return properties;
  }

  /** The same intake, each body in a span. */
  public Intake traced(Intake intake) {
    return new TracedIntake(intake, tracer);
  }

  /**
   * The same channel, each attempt in a span of the trace that brought the alert.
   *
   * @param traceParents the place in a trace of the body that brought an event
   */
  public Notifier traced(
      Target target, Notifier notifier, Function<Id, Optional<String>> traceParents) {
    return new TracedNotifier(target, notifier, tracer, traceParents);
  }

  /** Hands over what is left, for a second at most. */
  @Override
  public void close() {
    close.run();
  }
}
