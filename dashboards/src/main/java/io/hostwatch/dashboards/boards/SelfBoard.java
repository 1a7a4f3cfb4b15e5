package io.hostwatch.dashboards.boards;

import static io.hostwatch.dashboards.model.Panel.graph;
import static io.hostwatch.dashboards.model.Panel.stat;

import io.hostwatch.dashboards.model.Board;
import io.hostwatch.dashboards.model.Limits;
import io.hostwatch.dashboards.model.Unit;

/** The watchers themselves: exporters, Prometheus, Alertmanager. */
public final class SelfBoard {
  private SelfBoard() {}

  public static Board board() {
    return Board.ofInstances(
            "self",
            "Exporters, Prometheus, Alertmanager",
            "The watchers themselves: do they answer, how fast, what does it cost, do alerts get"
                + " through.",
            "up")
        .annotated()
        .row(
            "Now",
            stat("Targets down", "Targets of the selected jobs that do not answer.", Unit.COUNT)
                .ask("count(up{@} == 0) or vector(0)", "down")
                .decimals(0)
                .limits(Limits.above(1))
                .runbook("TargetDown")
                .runbook("HostDown"),
            stat(
                    "Slowest scrape",
                    "The scrape that took longest. At 4 s it is given up.",
                    Unit.SECONDS)
                .ask("max(scrape_duration_seconds{@})", "scrape")
                .limits(Limits.above(3, 4))
                .runbook("ExporterScrapeSlow")
                .runbook("PrometheusScrapeSlow"),
            stat("Failed collectors", "Collectors that worked within a day and fail.", Unit.COUNT)
                .ask(
                    "count(node_scrape_collector_success{@} == 0 and"
                        + " instance_collector:node_scrape_collector_success:max1d{@} == 1) or"
                        + " vector(0)",
                    "collectors")
                .decimals(0)
                .limits(Limits.above(1))
                .runbook("NodeCollectorFailed"),
            stat("Series", "Series that Prometheus holds in memory.", Unit.COUNT)
                .ask("sum(prometheus_tsdb_head_series{@})", "series"),
            stat(
                    "Of the size limit",
                    "Used share of what the database may take on disk.",
                    Unit.RATIO)
                .ask("max(instance:prometheus_tsdb_storage_used_per_limit:ratio{@})", "used")
                .max(1)
                .decimals(1)
                .runbook("PrometheusRetentionCutShort"),
            stat(
                    "Alerts not sent",
                    "Share of alerts that did not get through to an Alertmanager.",
                    Unit.RATIO)
                .ask(
                    "max(instance_alertmanager:prometheus_notifications_errors_per_sent:ratio_rate5m{@})",
                    "errors")
                .limits(Limits.above(0.01, 0.05))
                .runbook("PrometheusErrorSendingAlerts"))
        .row(
            "Targets and exporters",
            graph("Targets", "Targets of a job that answer.", Unit.COUNT)
                .ask("sum by (job) (up{@})", "{{job}}")
                .runbook("TargetDown"),
            graph(
                    "Scrape duration",
                    "Time Prometheus waited for the slowest target of a job.",
                    Unit.SECONDS)
                .ask("max by (job) (scrape_duration_seconds{@})", "{{job}}")
                .limits(Limits.above(4)),
            graph("Samples", "Samples of a job in one scrape of each target.", Unit.COUNT)
                .ask("sum by (job) (scrape_samples_scraped{@})", "{{job}}"),
            graph(
                    "Slowest collectors",
                    "The ten collectors that take longest on any host.",
                    Unit.SECONDS)
                .ask(
                    "topk(10, max by (collector) (node_scrape_collector_duration_seconds{@}))",
                    "{{collector}}")
                .runbook("ExporterScrapeSlow"),
            graph(
                    "Resident memory",
                    "Memory of the processes themselves, the largest of a job.",
                    Unit.BYTES)
                .ask("max by (job) (process_resident_memory_bytes{@})", "{{job}}"),
            graph(
                    "Processor time",
                    "Processor time of the processes themselves, the largest of a job.",
                    Unit.RATIO)
                .ask(
                    "max by (job) (rate(process_cpu_seconds_total{@}[$__rate_interval]))",
                    "{{job}}"))
        .row(
            "Prometheus",
            graph("Samples taken in", "Samples written to the database a second.", Unit.PER_SECOND)
                .ask(
                    "sum by (instance)"
                        + " (rate(prometheus_tsdb_head_samples_appended_total{@}[$__rate_interval]))",
                    "{{instance}}")
                .runbook("PrometheusNotIngesting"),
            graph(
                    "Rules",
                    "Time that the slowest groups of rules take, the ten of them.",
                    Unit.SECONDS)
                .ask(
                    "topk(10, max by (rule_group)"
                        + " (label_replace(prometheus_rule_group_last_duration_seconds{@},"
                        + " \"rule_group\", \"$1\", \"rule_group\", \".*;(.+)\")))",
                    "{{rule_group}}")
                .runbook("PrometheusRuleGroupSlow"),
            graph("Rules that fail", "Rules that failed, and turns that were missed.", Unit.COUNT)
                .ask(
                    "sum(increase(prometheus_rule_evaluation_failures_total{@}[$__rate_interval]))",
                    "failed")
                .ask(
                    "sum(increase(prometheus_rule_group_iterations_missed_total{@}[$__rate_interval]))",
                    "missed")
                .runbook("PrometheusRuleFailures")
                .runbook("PrometheusRuleEvaluationsMissed"),
            graph(
                    "Database",
                    "What counts against the size limit: blocks, log, chunks in memory.",
                    Unit.BYTES)
                .ask("sum(prometheus_tsdb_storage_blocks_bytes{@})", "blocks")
                .ask("sum(prometheus_tsdb_wal_storage_size_bytes{@})", "log")
                .ask("sum(prometheus_tsdb_head_chunks_storage_size_bytes{@})", "chunks")
                .stacked()
                .runbook("PrometheusRetentionCutShort"),
            graph(
                    "Queries",
                    "How long queries take: one in ten takes longer than this.",
                    Unit.SECONDS)
                .ask(
                    "max by (slice) (prometheus_engine_query_duration_seconds{quantile=\"0.9\",@}"
                        + " >= 0)",
                    "{{slice}}"),
            graph(
                    "Alerts to Alertmanagers",
                    "Alerts sent, and those that did not get through.",
                    Unit.PER_SECOND)
                .ask(
                    "sum by (alertmanager)"
                        + " (rate(prometheus_notifications_sent_total{@}[$__rate_interval]))",
                    "{{alertmanager}} sent")
                .ask(
                    "sum by (alertmanager)"
                        + " (rate(prometheus_notifications_errors_total{@}[$__rate_interval]))",
                    "{{alertmanager}} failed")
                .ask(
                    "sum(rate(prometheus_notifications_dropped_total{@}[$__rate_interval]))",
                    "dropped")
                .runbook("PrometheusNotificationsDropped"))
        .row(
            "Alertmanager",
            graph("Alerts held", "Alerts that Alertmanager holds, by state.", Unit.COUNT)
                .ask("max by (state) (alertmanager_alerts{@})", "{{state}}"),
            graph(
                    "Notifications",
                    "Notifications by integration, and those that failed. The bridge is the"
                        + " webhook.",
                    Unit.PER_SECOND)
                .ask(
                    "sum by (integration)"
                        + " (rate(alertmanager_notifications_total{integration=\"webhook\",@}[$__rate_interval]))",
                    "{{integration}}")
                .ask(
                    "sum by (integration)"
                        + " (rate(alertmanager_notifications_failed_total{integration=\"webhook\",@}[$__rate_interval]))",
                    "{{integration}} failed")
                .runbook("AlertmanagerNotificationsFailing"),
            graph("Silences", "Silences by state.", Unit.COUNT)
                .ask("max by (state) (alertmanager_silences{@})", "{{state}}"));
  }
}
