package io.hostwatch.bridge.telemetry;

import io.hostwatch.bridge.alert.IngestPath;
import io.hostwatch.bridge.intake.Acceptance;
import io.hostwatch.bridge.intake.Intake;
import io.hostwatch.bridge.intake.Submission;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.util.Collection;
import java.util.List;

/** Counts what comes in and how long its transaction takes. */
final class MeteredIntake implements Intake {
  private static final List<String> EFFECTS =
      List.of("opened", "refreshed", "resolved", "unchanged", "rejected");

  private final Intake intake;
  private final Clock clock;
  private final Counter alerts;
  private final Counter truncated;
  private final Counter failures;
  private final Histogram duration;
  private final Gauge lastReceived;
  private final Gauge lastFromPrometheus;

  /** Measures an intake; {@code sources} show from zero on. */
  MeteredIntake(
      Intake intake, Collection<String> sources, Clock clock, PrometheusRegistry registry) {
    this.intake = intake;
    this.clock = clock;
    alerts =
        Counter.builder()
            .name("hostwatch_bridge_alerts_received_total")
            .help(
                "Alerts in committed bodies, by path and effect: opened, refreshed or resolved an"
                    + " episode, changed nothing, or rejected into the quarantine.")
            .labelNames("source", "path", "effect")
            .register(registry);
    truncated =
        Counter.builder()
            .name("hostwatch_bridge_alerts_truncated_total")
            .help("Alerts that the sender says it left out of its webhooks (max_alerts).")
            .labelNames("source")
            .register(registry);
    failures =
        Counter.builder()
            .name("hostwatch_bridge_commit_failures_total")
            .help("Bodies that could not be committed; their senders were asked to send again.")
            .register(registry);
    duration =
        Histogram.builder()
            .name("hostwatch_bridge_commit_duration_seconds")
            .help("Time from a decoded body to its commit on disk.")
            .classicOnly()
            .classicUpperBounds(.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10)
            .register(registry);
    lastReceived =
        Gauge.builder()
            .name("hostwatch_bridge_webhook_last_received_timestamp_seconds")
            .help("When the latest webhook of the source was committed, as a Unix time.")
            .labelNames("source")
            .register(registry);
    lastFromPrometheus =
        Gauge.builder()
            .name("hostwatch_bridge_prometheus_last_received_timestamp_seconds")
            .help("When the source's latest alerts from Prometheus were committed, as a Unix time.")
            .labelNames("source")
            .register(registry);
    sources.forEach(this::beginAtZero);
  }

  private void beginAtZero(String source) {
    truncated.initLabelValues(source);
    for (IngestPath path : IngestPath.values()) {
      EFFECTS.forEach(effect -> alerts.initLabelValues(source, path.text(), effect));
    }
  }

  @Override
  public Acceptance accept(Submission submission) {
    long start = System.nanoTime();
    try {
      Acceptance acceptance = intake.accept(submission);
      count(submission, acceptance);
      return acceptance;
    } catch (RuntimeException | Error e) {
      failures.inc();
      throw e;
    } finally {
      duration.observe((System.nanoTime() - start) / 1e9);
    }
  }

  private void count(Submission submission, Acceptance acceptance) {
    String source = submission.source();
    String path = submission.path().text();
    alerts.labelValues(source, path, "opened").inc(acceptance.opened());
    alerts.labelValues(source, path, "refreshed").inc(acceptance.refreshed());
    alerts.labelValues(source, path, "resolved").inc(acceptance.resolved());
    alerts.labelValues(source, path, "unchanged").inc(acceptance.unchanged());
    alerts.labelValues(source, path, "rejected").inc(acceptance.rejected());
    switch (submission.path()) {
      case WEBHOOK -> {
        truncated.labelValues(source).inc(submission.truncatedAlerts());
        lastReceived.labelValues(source).set(clock.millis() / 1e3);
      }
      case PROMETHEUS -> lastFromPrometheus.labelValues(source).set(clock.millis() / 1e3);
    }
  }
}
