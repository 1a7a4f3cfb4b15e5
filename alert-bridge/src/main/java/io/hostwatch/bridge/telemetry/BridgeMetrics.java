package io.hostwatch.bridge.telemetry;

import io.hostwatch.bridge.delivery.Outbox;
import io.hostwatch.bridge.delivery.Target;
import io.hostwatch.bridge.intake.Intake;
import io.hostwatch.bridge.reconcile.PollListener;
import io.hostwatch.bridge.store.AlertQuery;
import io.hostwatch.bridge.store.PurgeListener;
import io.hostwatch.bridge.store.StoreHealth;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Collection;

/** All metrics of the bridge and of its process. Thread-safe. */
public final class BridgeMetrics {

  /** The content type of {@link #text}. */
  public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
  private final DeliveryMetrics deliveries = new DeliveryMetrics(registry);
  private final PurgeMetrics purges = new PurgeMetrics(registry);
  private final AuditMetrics audits = new AuditMetrics(registry);
  private final PollMetrics polls = new PollMetrics(registry);
  private final Clock clock;
  private final Counter requests =
      Counter.builder()
          .name("hostwatch_bridge_http_requests_total")
          .help("HTTP requests answered, by route and status code.")
          .labelNames("handler", "code")
          .register(registry);

  public BridgeMetrics(String version, Clock clock) {
    this.clock = clock;
    Info.builder()
        .name("hostwatch_bridge_build_info")
        .help("Which bridge runs, and on which Java; always 1.")
        .labelNames("version", "javaversion")
        .register(registry)
        .setLabelValues(version, System.getProperty("java.version", "unknown"));
    JvmMetrics.builder().register(registry);
  }

  /** The same intake, measured; {@code sources} show from zero on. */
  public Intake metered(Intake intake, Collection<String> sources) {
    return new MeteredIntake(intake, sources, clock, registry);
  }

  /** What the dispatcher tells of its attempts. */
  public DeliveryMetrics deliveries() {
    return deliveries;
  }

  /** What is deleted because of its age. */
  public PurgeListener purges() {
    return purges;
  }

  /** What the history finds when it looks at itself. */
  public AuditMetrics audits() {
    return audits;
  }

  /** What comes of asking Alertmanagers. */
  public PollListener polls() {
    return polls;
  }

  /** From now on a scrape also counts what is in the store; {@code targets} show from zero on. */
  public void watch(AlertQuery query, Outbox outbox, Collection<Target> targets) {
    targets.forEach(deliveries::beginAtZero);
    registry.register(new StoreMetrics(query, outbox, targets, clock, StoreMetrics.PATIENCE));
  }

  /** From now on a scrape also tells how the store's transactions went. */
  public void watch(StoreHealth health) {
    registry.register(new HealthMetrics(health));
  }

  /**
   * Counts a request.
   *
   * @param handler the route, with placeholders, so that its values are bounded
   */
  public void answered(String handler, int code) {
    requests.labelValues(handler, Integer.toString(code)).inc();
  }

  /** All of them in Prometheus' text format 0.0.4. */
  public byte[] text() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(16 * 1024);
    try {
      writer.write(out, registry.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return out.toByteArray();
  }
}
