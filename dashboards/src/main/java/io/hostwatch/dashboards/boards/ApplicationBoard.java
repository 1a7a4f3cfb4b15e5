package io.hostwatch.dashboards.boards;

import static io.hostwatch.dashboards.model.OwnLimits.above;
import static io.hostwatch.dashboards.model.Panel.graph;
import static io.hostwatch.dashboards.model.Panel.stat;

import io.hostwatch.dashboards.model.Board;
import io.hostwatch.dashboards.model.Limits;
import io.hostwatch.dashboards.model.Unit;

/** Services that answer requests. */
public final class ApplicationBoard {
  private ApplicationBoard() {}

  public static Board board() {
    return Board.ofServices(
            "application",
            "Application",
            "Services: how much they answer, how fast, how often wrongly, for how many people.",
            "job:http_requests:rate5m")
        .annotated()
        .row(
            "Now",
            stat(
                    "Requests",
                    "Requests a second over 5 minutes, of all selected services.",
                    Unit.REQUESTS_PER_SECOND)
                .ask("sum(job:http_requests:rate5m{@})", "requests")
                .runbook("AppTrafficGone"),
            stat("Errors, worst service", "Share of answers from 500 on.", Unit.RATIO)
                .ask("max(job:http_request_errors:ratio_rate5m{@})", "errors")
                .limits(Limits.above(0.01, 0.05))
                .runbook("AppErrorRateHigh"),
            stat("p95, slowest service", "One in twenty requests takes longer.", Unit.SECONDS)
                .ask("max(job:http_request_duration_seconds:p95_rate5m{@})", "p95")
                .limits(Limits.above(0.5, 2))
                .runbook("AppLatencyHigh"),
            stat("Users", "People with a live session.", Unit.COUNT)
                .ask("sum(job:app_concurrent_users:sum{@})", "users")
                .decimals(0),
            stat(
                    "Above their limit",
                    "Services with more errors or slower answers than their own warning limit.",
                    Unit.COUNT)
                .ask(
                    "count("
                        + above("job:http_request_errors:ratio_rate5m", "AppErrorRateHigh")
                        + " or "
                        + above("job:http_request_duration_seconds:p95_rate5m", "AppLatencyHigh")
                        + ") or vector(0)",
                    "services")
                .decimals(0)
                .limits(Limits.above(1)),
            stat(
                    "Firing alerts",
                    "Alerts on errors, latency and traffic of the selected services that fire now.",
                    Unit.COUNT)
                .ask(
                    "count(ALERTS{alertname=~\"App.+\",alertstate=\"firing\",@}) or vector(0)",
                    "firing")
                .decimals(0)
                .limits(Limits.above(1)))
        .row(
            "Services",
            graph(
                    "Requests by service",
                    "Requests a second over 5 minutes.",
                    Unit.REQUESTS_PER_SECOND)
                .ask("job:http_requests:rate5m{@}", "{{job}}")
                .runbook("AppTrafficGone"),
            graph("Errors by service", "Share of answers from 500 on, over 5 minutes.", Unit.RATIO)
                .ask("job:http_request_errors:ratio_rate5m{@}", "{{job}}")
                .limitsOf("AppErrorRateHigh"),
            graph(
                    "Latency by service",
                    "How long requests take over 5 minutes: half, one in twenty and one in a"
                        + " hundred take longer.",
                    Unit.SECONDS)
                .ask("job:http_request_duration_seconds:p50_rate5m{@}", "{{job}} p50")
                .ask("job:http_request_duration_seconds:p95_rate5m{@}", "{{job}} p95")
                .ask("job:http_request_duration_seconds:p99_rate5m{@}", "{{job}} p99")
                .limitsOf("AppLatencyHigh"),
            graph(
                    "Mean latency",
                    "Mean time of a request over 5 minutes, also where there are no buckets.",
                    Unit.SECONDS)
                .ask("job:http_request_duration_seconds:mean_rate5m{@}", "{{job}}"),
            graph("Users by service", "People with a live session.", Unit.COUNT)
                .ask("job:app_concurrent_users:sum{@}", "{{job}}"),
            graph("Under way by service", "Requests that are not answered yet.", Unit.COUNT)
                .ask("job:http_active_requests:sum{@}", "{{job}}"))
        .row(
            "Routes",
            graph("Busiest routes", "The ten routes with most requests.", Unit.REQUESTS_PER_SECOND)
                .ask("topk(10, route:http_requests:rate5m{@})", "{{job}} {{http_route}}"),
            graph(
                    "Routes with errors",
                    "The ten routes with the largest share of errors.",
                    Unit.RATIO)
                .ask(
                    "topk(10, route:http_request_errors:ratio_rate5m{@})", "{{job}} {{http_route}}")
                .runbook("AppErrorRateHigh"),
            graph(
                    "Slowest routes",
                    "The ten routes of which one in twenty requests takes longest.",
                    Unit.SECONDS)
                .ask(
                    "topk(10, route:http_request_duration_seconds:p95_rate5m{@})",
                    "{{job}} {{http_route}}")
                .runbook("AppLatencyHigh"),
            graph(
                    "By status",
                    "Requests a second by status of the answer.",
                    Unit.REQUESTS_PER_SECOND)
                .ask(
                    "sum by (http_response_status_code)"
                        + " (method_route_status:http_requests:rate5m{@})",
                    "{{http_response_status_code}}")
                .stacked()
                .size(12, 8),
            graph("By method", "Requests a second by method.", Unit.REQUESTS_PER_SECOND)
                .ask(
                    "sum by (http_request_method) (method_route_status:http_requests:rate5m{@})",
                    "{{http_request_method}}")
                .stacked()
                .size(12, 8));
  }
}
