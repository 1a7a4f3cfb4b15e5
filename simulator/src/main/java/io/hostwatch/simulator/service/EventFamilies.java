package io.hostwatch.simulator.service;

import static io.hostwatch.simulator.incident.IncidentKind.EVENT_FAILURES;

import io.hostwatch.simulator.model.Distribution;
import io.hostwatch.simulator.model.Durations;
import io.hostwatch.simulator.model.Families;
import io.hostwatch.simulator.model.Labels;
import io.hostwatch.simulator.model.Tally;
import io.hostwatch.simulator.wave.Noise;
import java.util.List;

/** An event pipeline of three queues: what comes, what is done, what waits. */
final class EventFamilies {
  private static final double LAG_PERIOD = 60;
  private static final double FAILED = 0.0005;
  private static final double RETRIED = 0.002;
  private static final double VIOLATIONS = 0.05;

  private EventFamilies() {}

  /** A queue: its name, events a second, how long one takes, how long one waits. */
  private record Queue(String name, double rate, double median, double lag) {}

  private static final List<Queue> QUEUES =
      List.of(
          new Queue("orders", 12, 0.030, 1.5),
          new Queue("prices", 80, 0.004, 0.8),
          new Queue("settlements", 4, 0.120, 4));

  static void add(ServiceModel service, Families to) {
    for (Queue queue : QUEUES) {
      addQueue(service, queue, to);
    }
    Families.Entry behind =
        to.gauge("event_sync_delay_seconds", "How far the copy at the target is behind.");
    for (String target : List.of("reporting", "search")) {
      Lag lag = new Lag(3, new Noise(service.seed().of("sync" + target), LAG_PERIOD));
      behind.with(Labels.of("source", "ledger", "target", target), lag.reading());
    }
    Families.Entry violations =
        to.counter("event_consistency_violations_total", "Checks that found copies to disagree.");
    for (String check : List.of("balance", "duplicates")) {
      violations.with(
          Labels.of("check", check), Tally.none().more(EVENT_FAILURES, VIOLATIONS).whole());
    }
  }

  private static void addQueue(ServiceModel service, Queue queue, Families to) {
    Labels labels = Labels.of("queue", queue.name);
    Lag lag = new Lag(queue.lag, new Noise(service.seed().of("lag" + queue.name), LAG_PERIOD));
    Tally received = Tally.of(service.demand("events-" + queue.name, queue.rate));
    Tally handled = lag.processed(received);
    Tally processed = handled.share(1 - FAILED, EVENT_FAILURES, 0.8);
    to.gauge("event_queue_length", "Events that wait.")
        .with(
            labels,
            moment ->
                Math.floor(
                    received.by(moment.seconds(), moment.incidents())
                        - handled.by(moment.seconds(), moment.incidents())));
    to.gauge("event_lag_seconds", "Age of the oldest event not yet processed.")
        .with(labels, lag.reading());
    to.counter("events_received_total", "Events that came.").with(labels, received.whole());
    to.counter("events_processed_total", "Events that were processed.")
        .with(labels, processed.whole());
    to.counter("events_failed_total", "Events that could not be processed.")
        .with(labels, handled.share(FAILED, EVENT_FAILURES, 0.2).whole());
    to.counter("events_retried_total", "Events that were tried again.")
        .with(labels, handled.share(RETRIED, EVENT_FAILURES, 0.4).whole());
    to.histogram("event_processing_duration_seconds", "How long processing an event takes.")
        .with(labels, Distribution.empty().and(processed, new Durations(queue.median, 0.5)));
  }
}
