package io.hostwatch.bridge.telemetry;

import io.hostwatch.bridge.delivery.DeadReason;
import io.hostwatch.bridge.delivery.DispatchListener;
import io.hostwatch.bridge.delivery.Target;
import io.hostwatch.bridge.notify.Outcome;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;

/** Counts the attempts to deliver and how they ended. Thread-safe. */
public final class DeliveryMetrics implements DispatchListener {
  private final Counter attempts;
  private final Histogram duration;
  private final Counter dead;
  private final Counter leasesLost;

  DeliveryMetrics(PrometheusRegistry registry) {
    attempts =
        Counter.builder()
            .name("hostwatch_bridge_delivery_attempts_total")
            .help("Attempts to deliver, by result: delivered, deferred, ambiguous or refused.")
            .labelNames("receiver", "channel", "result")
            .register(registry);
    duration =
        Histogram.builder()
            .name("hostwatch_bridge_delivery_attempt_duration_seconds")
            .help("How long an attempt to deliver took.")
            .classicOnly()
            .classicUpperBounds(.025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30)
            .labelNames("receiver", "channel")
            .register(registry);
    dead =
        Counter.builder()
            .name("hostwatch_bridge_dead_letters_total")
            .help(
                "Deliveries given up: permanent, exhausted, expired or unreadable; each needs a"
                    + " person.")
            .labelNames("receiver", "channel", "reason")
            .register(registry);
    leasesLost =
        Counter.builder()
            .name("hostwatch_bridge_leases_lost_total")
            .help("Attempts that outlived their lease, so that another may have sent the same.")
            .labelNames("receiver", "channel")
            .register(registry);
  }

  /** What is given up of this target shows from zero on. */
  void beginAtZero(Target target) {
    for (DeadReason reason : DeadReason.values()) {
      dead.initLabelValues(target.receiver(), target.channel(), reason.text());
    }
  }

  @Override
  public void attempted(Target target, Outcome outcome, Duration took) {
    attempts.labelValues(target.receiver(), target.channel(), result(outcome)).inc();
    duration.labelValues(target.receiver(), target.channel()).observe(took.toNanos() / 1e9);
  }

  @Override
  public void dead(Target target, DeadReason reason, int deliveries) {
    dead.labelValues(target.receiver(), target.channel(), reason.text()).inc(deliveries);
  }

  @Override
  public void leaseLost(Target target) {
    leasesLost.labelValues(target.receiver(), target.channel()).inc();
  }

  private static String result(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accepted _ -> "delivered";
      case Outcome.Deferred deferred -> deferred.isAmbiguous() ? "ambiguous" : "deferred";
      case Outcome.Refused _ -> "refused";
    };
  }
}
