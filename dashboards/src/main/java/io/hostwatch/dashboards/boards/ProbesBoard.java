package io.hostwatch.dashboards.boards;

import static io.hostwatch.dashboards.model.Panel.graph;
import static io.hostwatch.dashboards.model.Panel.stat;
import static io.hostwatch.dashboards.model.Panel.timeline;

import io.hostwatch.dashboards.model.Board;
import io.hostwatch.dashboards.model.Limits;
import io.hostwatch.dashboards.model.Unit;

/** Addresses that are asked from outside. */
public final class ProbesBoard {
  private ProbesBoard() {}

  public static Board board() {
    return Board.ofInstances(
            "probes",
            "Probes",
            "Addresses asked from outside: do they answer, how fast, until when are their"
                + " certificates valid.",
            "instance:probe_success:last5m")
        .annotated()
        .row(
            "Now",
            stat("Failing", "Addresses that do not answer as they should.", Unit.COUNT)
                .ask("count(instance:probe_success:last5m{@} == 0) or vector(0)", "failing")
                .decimals(0)
                .limits(Limits.above(1))
                .runbook("ProbeFailed")
                .size(8, 4),
            stat("Slowest", "Mean time that the slowest address took over 5 minutes.", Unit.SECONDS)
                .ask("max(instance:probe_duration_seconds:avg5m{@})", "slowest")
                .limits(Limits.above(2))
                .runbook("ProbeSlow")
                .size(8, 4),
            stat(
                    "Next certificate ends in",
                    "Of all addresses the certificate that ends first.",
                    Unit.SECONDS)
                .ask("min(instance:probe_certificate_remaining_seconds:last1h{@})", "left")
                .limits(Limits.below(259200, 1209600))
                .runbook("CertificateExpires")
                .size(8, 4))
        .row(
            "Addresses",
            timeline("Success", "When which address did not answer as it should: 1 is an answer.")
                .ask("instance:probe_success:last5m{@}", "{{instance}}")
                .limits(Limits.below(1))
                .named(1, "answers", "green")
                .named(0, "fails", "red")
                .runbook("ProbeFailed")
                .size(12, 8),
            graph(
                    "Success over an hour",
                    "Share of probes that succeeded within the last hour.",
                    Unit.RATIO)
                .ask("instance:probe_success:avg1h{@}", "{{instance}}")
                .max(1)
                .size(12, 8),
            graph("Time", "Mean time of a probe over 5 minutes. Alerts begin at 2 s.", Unit.SECONDS)
                .ask("instance:probe_duration_seconds:avg5m{@}", "{{instance}}")
                .limits(Limits.above(2))
                .runbook("ProbeSlow")
                .size(12, 8),
            graph(
                    "Certificates",
                    "How long the first certificate of an address is valid.",
                    Unit.SECONDS)
                .ask("instance:probe_certificate_remaining_seconds:last1h{@}", "{{instance}}")
                .limits(Limits.below(259200, 1209600))
                .runbook("CertificateExpires")
                .size(12, 8));
  }
}
