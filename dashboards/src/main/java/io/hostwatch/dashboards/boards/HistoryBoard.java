package io.hostwatch.dashboards.boards;

import static io.hostwatch.dashboards.model.Panel.graph;
import static io.hostwatch.dashboards.model.Panel.note;
import static io.hostwatch.dashboards.model.Panel.stat;
import static io.hostwatch.dashboards.model.Panel.table;

import io.hostwatch.dashboards.model.Board;
import io.hostwatch.dashboards.model.Limits;
import io.hostwatch.dashboards.model.Unit;

/** What the bridge keeps in PostgreSQL. */
public final class HistoryBoard {
  private HistoryBoard() {}

  public static Board board() {
    return Board.ofHistory(
            "history",
            "Alert history",
            "Every alert and what people were told of it, from the bridge's PostgreSQL. Empty where"
                + " the bridge keeps its history in SQLite: its own page shows it there.")
        .since("7d")
        .row(
            "Where this comes from",
            note(
                "Source",
                "What must be there for this dashboard.",
                "All of this is read from the bridge's history by the data source **Alert"
                    + " history**, with a role that can only read. It is **empty while the bridge"
                    + " keeps its history in SQLite or MariaDB**: then its own page and API show"
                    + " the same. How to set it up: `dashboards/README.md`."))
        .row(
            "In this time",
            stat("Alerts", "Alerts that began.", Unit.COUNT)
                .rows(
"""
            SELECT COUNT(*) AS alerts
            FROM episode e
            WHERE e.starts_at >= $__unixEpochFrom()::BIGINT * 1000000 AND e.starts_at < $__unixEpochTo()::BIGINT * 1000000
""")
                .decimals(0)
                .size(6, 4),
            stat(
                    "Mean duration",
                    "How long an alert that has ended fired on average.",
                    Unit.SECONDS)
                .rows(
"""
            SELECT AVG(e.ended_at - e.starts_at) / 1000000 AS duration
            FROM episode e
            WHERE e.ended_at IS NOT NULL AND e.starts_at >= $__unixEpochFrom()::BIGINT * 1000000 AND e.starts_at < $__unixEpochTo()::BIGINT * 1000000
""")
                .size(6, 4),
            stat(
                    "Mean time to acknowledge",
                    "From the start of an alert to its last acknowledgement, of those that fire.",
                    Unit.SECONDS)
                .rows(
"""
            SELECT AVG(e.ack_at - e.starts_at) / 1000000 AS acknowledged
            FROM episode e
            WHERE e.ack_at IS NOT NULL AND e.starts_at >= $__unixEpochFrom()::BIGINT * 1000000 AND e.starts_at < $__unixEpochTo()::BIGINT * 1000000
""")
                .size(6, 4),
            stat("Deliveries given up", "Deliveries of these alerts that are dead.", Unit.COUNT)
                .rows(
"""
            SELECT COUNT(*) AS dead
            FROM delivery d JOIN episode e ON e.id = d.episode_id
            WHERE d.state = 'dead' AND e.starts_at >= $__unixEpochFrom()::BIGINT * 1000000 AND e.starts_at < $__unixEpochTo()::BIGINT * 1000000
""")
                .decimals(0)
                .limits(Limits.above(1))
                .runbook("BridgeDeliveriesDead")
                .size(6, 4),
            graph("Alerts by hour", "Alerts that began in an hour, by severity.", Unit.COUNT)
                .rowsOverTime(
"""
            SELECT to_timestamp(e.starts_at / 3600000000 * 3600) AS time,
              COALESCE(e.labels::JSONB ->> 'severity', 'none') AS metric,
              COUNT(*) AS value
            FROM episode e
            WHERE e.starts_at >= $__unixEpochFrom()::BIGINT * 1000000 AND e.starts_at < $__unixEpochTo()::BIGINT * 1000000
            GROUP BY 1, 2
            ORDER BY 1
""")
                .stacked()
                .size(24, 8))
        .row(
            "Alerts",
            table("Latest", "The latest 500 alerts that began in this time.")
                .alertLabel("alertname", "Alert")
                .hostLabel("instance", "Address")
                .rows(
"""
            SELECT to_timestamp(e.starts_at / 1000000) AS "Began",
              e.labels::JSONB ->> 'alertname' AS alertname,
              e.labels::JSONB ->> 'severity' AS "Severity",
              e.labels::JSONB ->> 'priority' AS "Priority",
              e.labels::JSONB ->> 'instance' AS instance,
              e.status AS "Status",
              (COALESCE(e.ended_at, e.last_seen_at) - e.starts_at) / 1000000 AS "Seconds",
              e.close_reason AS "Ended by",
              e.suppressed_by AS "Kept quiet by",
              e.ack_by AS "Acknowledged by",
              e.annotations::JSONB ->> 'summary' AS "Summary"
            FROM episode e
            WHERE e.starts_at >= $__unixEpochFrom()::BIGINT * 1000000 AND e.starts_at < $__unixEpochTo()::BIGINT * 1000000
            ORDER BY e.starts_at DESC
            LIMIT 500
""")
                .size(24, 12),
            table("Most frequent", "What fired most often and longest.")
                .alertLabel("alertname", "Alert")
                .rows(
"""
            SELECT e.labels::JSONB ->> 'alertname' AS alertname,
              e.labels::JSONB ->> 'severity' AS "Severity",
              COUNT(*) AS "Alerts",
              SUM(COALESCE(e.ended_at, e.last_seen_at) - e.starts_at) / 60000000 AS "Minutes"
            FROM episode e
            WHERE e.starts_at >= $__unixEpochFrom()::BIGINT * 1000000 AND e.starts_at < $__unixEpochTo()::BIGINT * 1000000
            GROUP BY 1, 2
            ORDER BY 3 DESC
            LIMIT 50
""")
                .size(12, 10),
            table("Noisiest places", "Where alerts began most often.")
                .hostLabel("instance", "Address")
                .rows(
"""
            SELECT COALESCE(e.labels::JSONB ->> 'instance', e.labels::JSONB ->> 'job') AS instance,
              COUNT(*) AS "Alerts",
              SUM(COALESCE(e.ended_at, e.last_seen_at) - e.starts_at) / 60000000 AS "Minutes"
            FROM episode e
            WHERE e.starts_at >= $__unixEpochFrom()::BIGINT * 1000000 AND e.starts_at < $__unixEpochTo()::BIGINT * 1000000
            GROUP BY 1
            ORDER BY 2 DESC
            LIMIT 50
""")
                .size(12, 10))
        .row(
            "What people were told",
            table(
                    "Deliveries",
                    "What became of the deliveries of these alerts, and how many attempts it took"
                        + " on average.")
                .rows(
"""
            SELECT d.receiver AS "Receiver", d.channel AS "Channel", d.state AS "State",
              COUNT(*) AS "Deliveries",
              AVG(d.attempts) AS "Attempts, mean"
            FROM delivery d JOIN episode e ON e.id = d.episode_id
            WHERE e.starts_at >= $__unixEpochFrom()::BIGINT * 1000000 AND e.starts_at < $__unixEpochTo()::BIGINT * 1000000
            GROUP BY 1, 2, 3
            ORDER BY 1, 2, 3
""")
                .size(12, 10),
            table("Given up", "The latest 100 deliveries that were given up, and why.")
                .alertLabel("alertname", "Alert")
                .rows(
"""
            SELECT to_timestamp(d.created_at / 1000000) AS "Made", e.labels::JSONB ->> 'alertname' AS alertname,
              d.receiver AS "Receiver", d.channel AS "Channel", d.dead_reason AS "Reason", d.detail AS "Detail"
            FROM delivery d JOIN episode e ON e.id = d.episode_id
            WHERE d.state = 'dead' AND e.starts_at >= $__unixEpochFrom()::BIGINT * 1000000 AND e.starts_at < $__unixEpochTo()::BIGINT * 1000000
            ORDER BY d.id DESC
            LIMIT 100
""")
                .size(12, 10));
  }
}
