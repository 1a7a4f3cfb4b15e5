package io.hostwatch.dashboards.boards;

import static io.hostwatch.dashboards.model.OwnLimits.above;
import static io.hostwatch.dashboards.model.Panel.graph;
import static io.hostwatch.dashboards.model.Panel.stat;

import io.hostwatch.dashboards.model.Board;
import io.hostwatch.dashboards.model.Limits;
import io.hostwatch.dashboards.model.Unit;

/** Queues of events. */
public final class EventsBoard {
  private EventsBoard() {}

  public static Board board() {
    return Board.ofServices(
            "events",
            "Events",
            "Queues of events: what waits and for how long, what fails, how far copies are behind.",
            "queue:events_received:rate5m")
        .annotated()
        .row(
            "Now",
            stat("Waiting", "Events that wait in all queues.", Unit.COUNT)
                .ask("sum(queue:event_queue_length:sum_last5m{@})", "events")
                .decimals(0)
                .runbook("EventQueueBacklog"),
            stat("Largest lag", "Age of the oldest event that is not processed.", Unit.SECONDS)
                .ask("max(queue:event_lag_seconds:max_last5m{@})", "lag")
                .limits(Limits.above(60, 300))
                .runbook("EventLagHigh"),
            stat("Failures, worst queue", "Share of events that are given up.", Unit.RATIO)
                .ask("max(queue:event_failures:ratio_rate5m{@})", "failures")
                .limits(Limits.above(0.05))
                .runbook("EventFailuresHigh"),
            stat(
                    "Above their limit",
                    "Queues that are longer or later than their own warning limit.",
                    Unit.COUNT)
                .ask(
                    "count("
                        + above("queue:event_queue_length:sum_last5m", "EventQueueBacklog")
                        + " or "
                        + above("queue:event_lag_seconds:max_last5m", "EventLagHigh")
                        + ") or vector(0)",
                    "queues")
                .decimals(0)
                .limits(Limits.above(1)),
            stat("Copies behind", "How far the slowest copy is behind.", Unit.SECONDS)
                .ask("max(source_target:event_sync_delay_seconds:max_last5m{@})", "behind")
                .limits(Limits.above(300))
                .runbook("EventSyncDelayed"),
            stat("Violations", "What did not agree and should, within the last hour.", Unit.COUNT)
                .ask(
                    "sum(check:event_consistency_violations:increase1h{@}) or vector(0)",
                    "violations")
                .decimals(0)
                .limits(Limits.above(1))
                .runbook("EventConsistencyViolated"))
        .row(
            "Queues",
            graph("Length", "Events that wait in a queue.", Unit.COUNT)
                .ask("queue:event_queue_length:sum_last5m{@}", "{{job}} {{queue}}")
                .limitsOf("EventQueueBacklog"),
            graph("Lag", "Age of the oldest event that is not processed.", Unit.SECONDS)
                .ask("queue:event_lag_seconds:max_last5m{@}", "{{job}} {{queue}}")
                .limitsOf("EventLagHigh"),
            graph(
                    "In and out",
                    "Events that come in (above) and are processed (below), a second over 5"
                        + " minutes.",
                    Unit.PER_SECOND)
                .ask("queue:events_received:rate5m{@}", "{{job}} {{queue}} in")
                .ask("queue:events_processed:rate5m{@}", "{{job}} {{queue}} out")
                .downwards(".* out")
                .runbook("EventPipelineStalled"),
            graph("Failures", "Share of events that are given up.", Unit.RATIO)
                .ask("queue:event_failures:ratio_rate5m{@}", "{{job}} {{queue}}")
                .limits(Limits.above(0.05))
                .runbook("EventFailuresHigh"),
            graph("Retries", "Share of attempts that fail and are made again.", Unit.RATIO)
                .ask("queue:event_retries:ratio_rate5m{@}", "{{job}} {{queue}}")
                .limits(Limits.above(0.1))
                .runbook("EventRetriesHigh"),
            graph(
                    "Processing time",
                    "How long an event takes: half and one in twenty take longer. Alerts begin at a"
                        + " second.",
                    Unit.SECONDS)
                .ask(
                    "queue:event_processing_duration_seconds:p50_rate5m{@}",
                    "{{job}} {{queue}} p50")
                .ask(
                    "queue:event_processing_duration_seconds:p95_rate5m{@}",
                    "{{job}} {{queue}} p95")
                .limits(Limits.above(1))
                .runbook("EventProcessingSlow"),
            graph(
                    "Attempts",
                    "Attempts a second over 5 minutes, by how they ended.",
                    Unit.PER_SECOND)
                .ask("sum(queue:events_processed:rate5m{@})", "processed")
                .ask("sum(queue:events_failed:rate5m{@})", "failed")
                .ask("sum(queue:events_retried:rate5m{@})", "retried")
                .stacked(),
            graph(
                    "Backlog in time",
                    "How long the queue would take to empty at its pace of the last 5 minutes if"
                        + " nothing came in.",
                    Unit.SECONDS)
                .ask(
                    "queue:event_queue_length:sum_last5m{@} / (queue:events_processed:rate5m{@} >"
                        + " 0)",
                    "{{job}} {{queue}}"),
            graph("Slowest events", "One in a hundred events takes longer.", Unit.SECONDS)
                .ask("queue:event_processing_duration_seconds:p99_rate5m{@}", "{{job}} {{queue}}"))
        .row(
            "Copies",
            graph(
                    "Behind",
                    "How far a copy is behind what it copies. Alerts begin at 5 minutes.",
                    Unit.SECONDS)
                .ask(
                    "source_target:event_sync_delay_seconds:max_last5m{@}",
                    "{{source}} to {{target}}")
                .limits(Limits.above(300))
                .runbook("EventSyncDelayed")
                .size(12, 8),
            graph(
                    "Violations by check",
                    "What did not agree and should, within an hour.",
                    Unit.COUNT)
                .ask("check:event_consistency_violations:increase1h{@}", "{{job}} {{check}}")
                .limits(Limits.above(1))
                .runbook("EventConsistencyViolated")
                .size(12, 8));
  }
}
