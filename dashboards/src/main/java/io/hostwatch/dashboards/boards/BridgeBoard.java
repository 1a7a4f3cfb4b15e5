package io.hostwatch.dashboards.boards;

import static io.hostwatch.dashboards.model.Panel.graph;
import static io.hostwatch.dashboards.model.Panel.stat;

import io.hostwatch.dashboards.model.Board;
import io.hostwatch.dashboards.model.Limits;
import io.hostwatch.dashboards.model.Unit;

/** The alert bridge: what comes in, what is owed, what goes out. */
public final class BridgeBoard {
  private BridgeBoard() {}

  public static Board board() {
    return Board.ofInstances(
            "bridge",
            "Alert bridge",
            "The alert bridge: what comes in, what is owed, what goes out, whether it can keep what"
                + " it knows.",
            "hostwatch_bridge_build_info")
        .annotated()
        .row(
            "Now",
            stat(
                    "Owed",
                    "Deliveries that are not settled: pending, in flight, to be tried again,"
                        + " parked.",
                    Unit.COUNT)
                .ask("sum(hostwatch_bridge_deliveries{state!=\"dead\",@})", "deliveries")
                .decimals(0),
            stat("Dead", "Deliveries given up and dealt with by nobody so far.", Unit.COUNT)
                .ask("sum(hostwatch_bridge_deliveries{state=\"dead\",@})", "dead")
                .decimals(0)
                .limits(Limits.above(1))
                .runbook("BridgeDeliveriesDead"),
            stat(
                    "Oldest owed",
                    "How long ago the oldest delivery that is not settled was made.",
                    Unit.SECONDS)
                .ask("max(hostwatch_bridge_delivery_oldest_age_seconds{state!=\"dead\",@})", "age")
                .limits(Limits.above(60, 600))
                .runbook("BridgeDeliveriesRetrying"),
            stat("Parked channels", "Channels that take nothing at present.", Unit.COUNT)
                .ask("sum(hostwatch_bridge_destination_parked{@})", "parked")
                .decimals(0)
                .limits(Limits.above(1))
                .runbook("BridgeDeliveriesRetrying"),
            stat(
                    "Broken promises",
                    "What the hourly audit found owed and not sent. A fault of the bridge.",
                    Unit.COUNT)
                .ask("sum(hostwatch_bridge_audit_findings{@})", "findings")
                .decimals(0)
                .limits(Limits.above(1))
                .runbook("BridgeAuditFailed"),
            stat("History", "1 if every bridge can read and write its history.", Unit.NONE)
                .ask(
                    "min(hostwatch_bridge_store_up{@} * hostwatch_bridge_store_writable{@})",
                    "history")
                .limits(Limits.below(1))
                .named(1, "works", "green")
                .named(0, "fails", "red")
                .runbook("BridgeHistoryFailing"))
        .row(
            "In",
            graph(
                    "Alerts received",
                    "Alerts in committed bodies, by what they did.",
                    Unit.PER_SECOND)
                .ask(
                    "sum by (effect)"
                        + " (rate(hostwatch_bridge_alerts_received_total{@}[$__rate_interval]))",
                    "{{effect}}")
                .stacked()
                .runbook("BridgeAlertsRejected"),
            graph(
                    "By source and path",
                    "Alerts in committed bodies, by who sent them: Alertmanager by webhook, or"
                        + " Prometheus.",
                    Unit.PER_SECOND)
                .ask(
                    "sum by (source, path)"
                        + " (rate(hostwatch_bridge_alerts_received_total{@}[$__rate_interval]))",
                    "{{source}} {{path}}"),
            graph(
                    "Since the last word",
                    "Time since the latest body of a source was committed.",
                    Unit.SECONDS)
                .ask(
                    "time() - max by (source)"
                        + " (hostwatch_bridge_webhook_last_received_timestamp_seconds{@} > 0)",
                    "{{source}} webhook")
                .ask(
                    "time() - max by (source)"
                        + " (hostwatch_bridge_prometheus_last_received_timestamp_seconds{@} > 0)",
                    "{{source}} Prometheus")
                .limits(Limits.above(600))
                .runbook("BridgeHearsNoAlertmanager")
                .runbook("BridgeHearsNoPrometheus"),
            graph(
                    "Time to commit",
                    "From a decoded body to its commit on disk: half and one in a hundred take"
                        + " longer.",
                    Unit.SECONDS)
                .ask(
                    "histogram_quantile(0.5, sum by (le)"
                        + " (rate(hostwatch_bridge_commit_duration_seconds_bucket{@}[$__rate_interval])))",
                    "p50")
                .ask(
                    "histogram_quantile(0.99, sum by (le)"
                        + " (rate(hostwatch_bridge_commit_duration_seconds_bucket{@}[$__rate_interval])))",
                    "p99"),
            graph("Requests", "Requests answered, by code.", Unit.REQUESTS_PER_SECOND)
                .ask(
                    "sum by (code)"
                        + " (rate(hostwatch_bridge_http_requests_total{@}[$__rate_interval]))",
                    "{{code}}")
                .stacked(),
            graph(
                    "Firing and kept quiet",
                    "Alerts that fire now, and of these what Alertmanager keeps from people.",
                    Unit.COUNT)
                .ask("max(hostwatch_bridge_episodes_firing{@})", "firing")
                .ask(
                    "max by (source) (hostwatch_bridge_episodes_suppressed{@})",
                    "{{source}} kept quiet"))
        .row(
            "Out",
            graph("Owed by state", "Deliveries by state, without dead ones.", Unit.COUNT)
                .ask("sum by (state) (hostwatch_bridge_deliveries{state!=\"dead\",@})", "{{state}}")
                .stacked(),
            graph("Attempts", "Attempts by how they ended.", Unit.PER_SECOND)
                .ask(
                    "sum by (result)"
                        + " (rate(hostwatch_bridge_delivery_attempts_total{@}[$__rate_interval]))",
                    "{{result}}")
                .stacked(),
            graph(
                    "Time of an attempt",
                    "How long attempts take: one in twenty takes longer.",
                    Unit.SECONDS)
                .ask(
                    "histogram_quantile(0.95, sum by (receiver, channel, le)"
                        + " (rate(hostwatch_bridge_delivery_attempt_duration_seconds_bucket{@}[$__rate_interval])))",
                    "{{receiver}} {{channel}}"),
            graph(
                    "Oldest by channel",
                    "How long ago the oldest unsettled delivery of a channel was made.",
                    Unit.SECONDS)
                .ask(
                    "max by (receiver, channel)"
                        + " (hostwatch_bridge_delivery_oldest_age_seconds{state!=\"dead\",@})",
                    "{{receiver}} {{channel}}")
                .limits(Limits.above(60, 600))
                .runbook("BridgeDeliveriesRetrying"),
            graph("Given up", "Deliveries given up, by reason.", Unit.COUNT)
                .ask(
                    "sum by (receiver, channel, reason)"
                        + " (increase(hostwatch_bridge_dead_letters_total{@}[$__rate_interval]))",
                    "{{receiver}} {{channel}} {{reason}}")
                .runbook("BridgeDeliveriesDead"),
            graph(
                    "Leases lost",
                    "Attempts that outlived their lease, so that another bridge may have made them"
                        + " again.",
                    Unit.COUNT)
                .ask(
                    "sum by (receiver, channel)"
                        + " (increase(hostwatch_bridge_leases_lost_total{@}[$__rate_interval]))",
                    "{{receiver}} {{channel}}"))
        .row(
            "History and checks",
            graph(
                    "Transactions",
                    "Transactions that were made durable, and those that failed.",
                    Unit.PER_SECOND)
                .ask(
                    "sum(rate(hostwatch_bridge_store_commits_total{@}[$__rate_interval]))",
                    "committed")
                .ask(
                    "sum(rate(hostwatch_bridge_store_failures_total{@}[$__rate_interval]))",
                    "failed")
                .runbook("BridgeHistoryFailing"),
            graph(
                    "Since the last check",
                    "Time since the audit and the deletion of what is too old were last finished.",
                    Unit.SECONDS)
                .ask(
                    "time() - (hostwatch_bridge_audit_last_completed_timestamp_seconds{@} > 0)",
                    "audit")
                .ask(
                    "time() - (hostwatch_bridge_retention_last_completed_timestamp_seconds{@} > 0)",
                    "retention")
                .runbook("BridgeAuditStalled")
                .runbook("BridgeRetentionStalled"),
            graph("Set right", "Alerts set right because Alertmanager never told.", Unit.COUNT)
                .ask(
                    "sum by (source, effect)"
                        + " (increase(hostwatch_bridge_reconciled_episodes_total{@}[$__rate_interval]))",
                    "{{source}} {{effect}}")
                .runbook("BridgePollsUnanswered"));
  }
}
