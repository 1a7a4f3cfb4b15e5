package io.hostwatch.bridge.telemetry;

import io.hostwatch.bridge.store.Audit;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Instant;

/** What the latest audit found. Thread-safe. */
public final class AuditMetrics {
  private final Gauge findings;
  private final Gauge completed;

  AuditMetrics(PrometheusRegistry registry) {
    findings =
        Gauge.builder()
            .name("hostwatch_bridge_audit_findings")
            .help(
                "Promises found broken: events never told, conversations that stood still,"
                    + " deliveries overdue.")
            .labelNames("kind")
            .register(registry);
    findings.initLabelValues("untold");
    findings.initLabelValues("stuck");
    findings.initLabelValues("overdue");
    completed =
        Gauge.builder()
            .name("hostwatch_bridge_audit_last_completed_timestamp_seconds")
            .help("When the history last looked at itself, as a Unix time; 0 before.")
            .register(registry);
  }

  /** So many deliveries are due for long, and nobody tries them. */
  public void overdue(int deliveries) {
    findings.labelValues("overdue").set(deliveries);
  }

  /** An audit is over. */
  public void completed(Audit audit, Instant at) {
    findings.labelValues("untold").set(audit.untold().size());
    findings.labelValues("stuck").set(audit.stuck().size());
    completed.set(at.toEpochMilli() / 1e3);
  }
}
