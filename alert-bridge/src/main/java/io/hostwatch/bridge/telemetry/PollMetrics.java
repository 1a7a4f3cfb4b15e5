package io.hostwatch.bridge.telemetry;

import io.hostwatch.bridge.reconcile.Peer;
import io.hostwatch.bridge.reconcile.PollListener;
import io.hostwatch.bridge.reconcile.PollResult;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Counts what comes of asking Alertmanagers what they hold. Thread-safe. */
final class PollMetrics implements PollListener {
  private final Gauge interval;
  private final Counter polls;
  private final Gauge lastAnswered;
  private final Counter drift;
  private final Gauge suppressed;

  PollMetrics(PrometheusRegistry registry) {
    interval =
        Gauge.builder()
            .name("hostwatch_bridge_alertmanager_poll_interval_seconds")
            .help("How long after each asking the Alertmanager is asked again what it holds.")
            .labelNames("source", "alertmanager")
            .register(registry);
    polls =
        Counter.builder()
            .name("hostwatch_bridge_alertmanager_polls_total")
            .help(
                "Times that an Alertmanager was asked what it holds, by result: answered,"
                    + " unreachable, timeout, busy, refused, malformed or too_large.")
            .labelNames("source", "alertmanager", "result")
            .register(registry);
    lastAnswered =
        Gauge.builder()
            .name("hostwatch_bridge_alertmanager_last_answered_timestamp_seconds")
            .help("When the Alertmanager last told all that it holds, as a Unix time.")
            .labelNames("source", "alertmanager")
            .register(registry);
    drift =
        Counter.builder()
            .name("hostwatch_bridge_reconciled_episodes_total")
            .help(
                "Alerts whose state Alertmanager never told and that were set right: closed or"
                    + " reopened.")
            .labelNames("source", "effect")
            .register(registry);
    suppressed =
        Gauge.builder()
            .name("hostwatch_bridge_episodes_suppressed")
            .help("Alerts that fire now and that Alertmanager keeps from people.")
            .labelNames("source")
            .register(registry);
  }

  @Override
  public void asks(String source, Peer peer, Duration every) {
    interval.labelValues(source, peer.name()).set(every.toMillis() / 1e3);
  }

  @Override
  public void polled(String source, Peer peer, PollResult result, Instant at) {
    polls.labelValues(source, peer.name(), result.name().toLowerCase(Locale.ROOT)).inc();
    if (result == PollResult.ANSWERED) {
      lastAnswered.labelValues(source, peer.name()).set(at.toEpochMilli() / 1e3);
    }
  }

  @Override
  public void reconciled(String source, int closed, int reopened, int nowSuppressed) {
    drift.labelValues(source, "closed").inc(closed);
    drift.labelValues(source, "reopened").inc(reopened);
    suppressed.labelValues(source).set(nowSuppressed);
  }
}
