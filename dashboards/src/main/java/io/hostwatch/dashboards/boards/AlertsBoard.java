package io.hostwatch.dashboards.boards;

import static io.hostwatch.dashboards.model.Panel.alertGroups;
import static io.hostwatch.dashboards.model.Panel.alertList;
import static io.hostwatch.dashboards.model.Panel.graph;
import static io.hostwatch.dashboards.model.Panel.stat;
import static io.hostwatch.dashboards.model.Panel.table;
import static io.hostwatch.dashboards.model.Panel.timeline;

import io.hostwatch.dashboards.model.Board;
import io.hostwatch.dashboards.model.Limits;
import io.hostwatch.dashboards.model.Unit;

/** Alerts as Prometheus knows them: now and over the time that is shown. */
public final class AlertsBoard {
  private AlertsBoard() {}

  public static Board board() {
    return Board.ofAlerts(
            "alerts",
            "Alerts",
            "Alerts: what fires, since when, how often and for how long. What people were told is"
                + " in the history.")
        .since("24h")
        .row(
            "Now",
            stat(
                    "Firing",
                    "Alerts that fire now, without the Watchdog. Silenced and inhibited ones count"
                        + " too.",
                    Unit.COUNT)
                .ask(
                    "count(ALERTS{alertname!=\"Watchdog\",alertstate=\"firing\",@}) or vector(0)",
                    "firing")
                .decimals(0)
                .limits(Limits.above(1))
                .size(6, 4),
            stat("Pending", "Alerts whose condition holds, not yet for long enough.", Unit.COUNT)
                .ask("count(ALERTS{alertstate=\"pending\",@}) or vector(0)", "pending")
                .decimals(0)
                .size(6, 4),
            stat("Critical", "Alerts of the severity critical that fire now.", Unit.COUNT)
                .ask(
                    "count(ALERTS{severity=\"critical\",alertstate=\"firing\",@}) or vector(0)",
                    "critical")
                .decimals(0)
                .limits(Limits.above(1))
                .size(6, 4),
            stat(
                    "Oldest",
                    "How long the alert has been firing or pending that began first, without the"
                        + " Watchdog.",
                    Unit.SECONDS)
                .ask(
                    "max(time() - ALERTS_FOR_STATE{alertname!=\"Watchdog\",@}) or vector(0)",
                    "oldest")
                .size(6, 4),
            alertList(
                "By Prometheus", "What Prometheus holds: firing, pending, and rules that fail."),
            alertGroups(
                "By Alertmanager",
                "What Alertmanager holds, in its groups, with what is silenced."))
        .row(
            "When",
            timeline("Firing when", "When which alert fired, at most fifty of them.")
                .firing()
                .ask(
                    "topk(50, max by (alertname, severity, job, instance)"
                        + " (ALERTS{alertstate=\"firing\",@}))",
                    "{{alertname}} {{severity}} {{job}} {{instance}}")
                .size(24, 12))
        .row(
            "How often and how long",
            graph("Firing by priority", "Alerts that fire, by their priority.", Unit.COUNT)
                .ask("count by (priority) (ALERTS{alertstate=\"firing\",@})", "{{priority}}")
                .stacked()
                .size(12, 8),
            graph(
                    "Firing by alert",
                    "Alerts that fire, by their name, the twenty most frequent.",
                    Unit.COUNT)
                .ask(
                    "topk(20, count by (alertname) (ALERTS{alertstate=\"firing\",@}))",
                    "{{alertname}}")
                .stacked()
                .size(12, 8),
            table(
                    "In this time",
                    "What fired within the time that is shown: how often it began, and for how many"
                        + " minutes in all. A click says what to do.")
                .alertLabel("alertname", "Alert")
                .label("severity", "Severity")
                .column(
                    "Began",
                    Unit.COUNT,
                    "sum by (alertname, severity)"
                        + " (count_over_time((ALERTS{alertstate=\"firing\",@} unless"
                        + " ALERTS{alertstate=\"firing\",@} offset 1m)[$__range:1m]))")
                .column(
                    "Minutes",
                    Unit.MINUTES,
                    "sum by (alertname, severity)"
                        + " (count_over_time(ALERTS{alertstate=\"firing\",@}[$__range:1m]))")
                .size(12, 10),
            table(
                    "Noisiest places",
                    "Where most minutes of alerts were within the time that is shown.")
                .hostLabel("instance", "Address")
                .label("job", "Job")
                .column(
                    "Minutes",
                    Unit.MINUTES,
                    "topk(30, sum by (instance, job)"
                        + " (count_over_time(ALERTS{alertstate=\"firing\",@}[$__range:1m])))")
                .size(12, 10));
  }
}
