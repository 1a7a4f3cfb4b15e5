package io.hostwatch.dashboards.boards;

import static io.hostwatch.dashboards.model.OwnLimits.above;
import static io.hostwatch.dashboards.model.Panel.graph;
import static io.hostwatch.dashboards.model.Panel.stat;

import io.hostwatch.dashboards.model.Board;
import io.hostwatch.dashboards.model.Limits;
import io.hostwatch.dashboards.model.Unit;

/** Processors of all selected hosts. */
public final class CpuBoard {
  private CpuBoard() {}

  public static Board board() {
    return Board.ofHosts("cpu", "CPU", "Processors: how busy, with what, against which limits.")
        .row(
            "Now",
            stat(
                    "Busiest host",
                    "Utilisation of the busiest selected host over the last minute.",
                    Unit.RATIO)
                .ask("max(instance:node_cpu_utilisation:ratio_rate1m{@})", "CPU")
                .max(1)
                .decimals(1)
                .limits(Limits.above(0.8, 0.95))
                .runbook("HostCPUHigh"),
            stat("Mean", "Mean utilisation of the selected hosts.", Unit.RATIO)
                .ask("avg(instance:node_cpu_utilisation:ratio_rate1m{@})", "CPU")
                .max(1)
                .decimals(1),
            stat(
                    "Above their limit",
                    "Hosts whose processors are busier than their own warning limit.",
                    Unit.COUNT)
                .ask(
                    "count("
                        + above("instance:node_cpu_utilisation:ratio_rate1m", "HostCPUHigh")
                        + ") or vector(0)",
                    "hosts")
                .decimals(0)
                .limits(Limits.above(1))
                .runbook("HostCPUHigh"),
            stat(
                    "Waiting for disks",
                    "Share of processor time of the worst host, idle with a disk request"
                        + " outstanding.",
                    Unit.RATIO)
                .ask("max(instance:node_cpu_iowait:ratio_rate1m{@})", "wait")
                .max(1)
                .decimals(1)
                .limits(Limits.above(0.5))
                .runbook("HostIOWaitHigh"),
            stat(
                    "Stolen",
                    "Share of processor time that the hypervisor kept from the worst host.",
                    Unit.RATIO)
                .ask("max(instance_mode:node_cpu_seconds:avg_rate1m{mode=\"steal\",@})", "stolen")
                .max(1)
                .decimals(1)
                .limits(Limits.above(0.1))
                .runbook("HostCPUStolen"),
            stat("Processors", "Processors of all selected hosts together.", Unit.COUNT)
                .ask("sum(instance:node_cpus:count{@})", "CPUs")
                .decimals(0))
        .row(
            "Utilisation",
            graph(
                    "Utilisation by host",
                    "Busy share of all processors of a host. Waiting for disks counts as idle, time"
                        + " stolen by the hypervisor as busy. The dashed lines are the lowest"
                        + " limits.",
                    Unit.RATIO)
                .ask(
                    "avg_over_time(instance:node_cpu_utilisation:ratio_rate1m{@}[$__rate_interval])",
                    "{{instance}}")
                .limitsOf("HostCPUHigh")
                .max(1)
                .toHost()
                .size(16, 10),
            graph(
                    "Spread over hosts",
                    "How utilisation is spread over the selected hosts: half are below the median.",
                    Unit.RATIO)
                .ask("max(instance:node_cpu_utilisation:ratio_rate1m{@})", "busiest")
                .ask("quantile(0.95, instance:node_cpu_utilisation:ratio_rate1m{@})", "95 %")
                .ask("quantile(0.5, instance:node_cpu_utilisation:ratio_rate1m{@})", "median")
                .ask("min(instance:node_cpu_utilisation:ratio_rate1m{@})", "idlest")
                .max(1)
                .size(8, 10),
            graph(
                    "Time by mode",
                    "What the processors of the selected hosts spend their time on, without idle.",
                    Unit.RATIO)
                .ask(
                    "avg by (mode)"
                        + " (avg_over_time(instance_mode:node_cpu_seconds:avg_rate1m{mode!=\"idle\",@}[$__rate_interval]))",
                    "{{mode}}")
                .stacked()
                .max(1),
            graph(
                    "Waiting for disks by host",
                    "Share of processor time spent idle with a disk request outstanding.",
                    Unit.RATIO)
                .ask(
                    "avg_over_time(instance:node_cpu_iowait:ratio_rate1m{@}[$__rate_interval])",
                    "{{instance}}")
                .limitsOf("HostIOWaitHigh")
                .toHost(),
            graph(
                    "Stolen by host",
                    "Share of processor time that the hypervisor gave to others. Alerts begin at 10"
                        + " %.",
                    Unit.RATIO)
                .ask(
                    "avg_over_time(instance_mode:node_cpu_seconds:avg_rate1m{mode=\"steal\",@}[$__rate_interval])",
                    "{{instance}}")
                .limits(Limits.above(0.1))
                .toHost()
                .runbook("HostCPUStolen"))
        .row(
            "Load",
            graph(
                    "Load per CPU",
                    "Tasks that run or wait, per processor, averaged over a minute. Above 1 tasks"
                        + " queue.",
                    Unit.COUNT)
                .ask("instance:node_load1_per_cpu:ratio{@}", "{{instance}}")
                .toHost(),
            graph(
                    "Pressure",
                    "Share of time in which at least one task waited for a processor.",
                    Unit.RATIO)
                .ask(
                    "rate(node_pressure_cpu_waiting_seconds_total{@}[$__rate_interval])",
                    "{{instance}}")
                .toHost(),
            graph(
                    "Runnable and blocked",
                    "Processes of all selected hosts that run or could, and that are blocked by"
                        + " I/O.",
                    Unit.COUNT)
                .ask("sum(node_procs_running{@})", "runnable")
                .ask("sum(node_procs_blocked{@})", "blocked"),
            graph("Switches", "Context switches a second by host.", Unit.PER_SECOND)
                .ask("rate(node_context_switches_total{@}[$__rate_interval])", "{{instance}}")
                .toHost(),
            graph(
                    "New processes",
                    "Processes and threads that were started a second, by host.",
                    Unit.PER_SECOND)
                .ask("rate(node_forks_total{@}[$__rate_interval])", "{{instance}}")
                .toHost(),
            graph(
                    "Hottest sensor",
                    "The highest temperature of any sensor of a host.",
                    Unit.CELSIUS)
                .ask("max by (instance) (node_hwmon_temp_celsius{@})", "{{instance}}")
                .toHost()
                .runbook("HostTemperatureHigh"))
        .row(
            "Unusual",
            graph(
                    "Above what is usual",
                    "By how much the ten busiest hosts exceed the band in which they usually are;"
                        + " below 0 is usual. Nothing before 26 hours are known.",
                    Unit.RATIO)
                .ask(
                    "topk(10, instance:node_cpu_utilisation:ratio_rate1m{@} -"
                        + " instance:node_cpu_utilisation:upper1h{@})",
                    "{{instance}}")
                .signed()
                .toHost()
                .runbook("HostCPUUnusual")
                .size(12, 8),
            graph(
                    "Mean of an hour",
                    "Utilisation averaged over an hour, one value a minute: cheap to read for long"
                        + " ranges.",
                    Unit.RATIO)
                .ask("instance:node_cpu_utilisation:avg1h{@}", "{{instance}}")
                .max(1)
                .toHost()
                .size(12, 8));
  }
}
