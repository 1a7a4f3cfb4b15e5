package io.hostwatch.dashboards.boards;

import static io.hostwatch.dashboards.model.OwnLimits.above;
import static io.hostwatch.dashboards.model.Panel.graph;
import static io.hostwatch.dashboards.model.Panel.stat;

import io.hostwatch.dashboards.model.Board;
import io.hostwatch.dashboards.model.Limits;
import io.hostwatch.dashboards.model.Unit;

/** Memory of all selected hosts. */
public final class MemoryBoard {
  private MemoryBoard() {}

  public static Board board() {
    return Board.ofHosts(
            "memory",
            "Memory",
            "Memory: how full, with what, swap, pressure, and who was killed for want of it.")
        .row(
            "Now",
            stat("Fullest host", "Memory in use on the fullest selected host.", Unit.RATIO)
                .ask("max(instance:node_memory_utilisation:ratio{@})", "memory")
                .max(1)
                .decimals(1)
                .limits(Limits.above(0.85, 0.95))
                .runbook("HostMemoryHigh"),
            stat("Mean", "Mean memory utilisation of the selected hosts.", Unit.RATIO)
                .ask("avg(instance:node_memory_utilisation:ratio{@})", "memory")
                .max(1)
                .decimals(1),
            stat(
                    "Above their limit",
                    "Hosts that use more memory than their own warning limit.",
                    Unit.COUNT)
                .ask(
                    "count("
                        + above("instance:node_memory_utilisation:ratio", "HostMemoryHigh")
                        + ") or vector(0)",
                    "hosts")
                .decimals(0)
                .limits(Limits.above(1))
                .runbook("HostMemoryHigh"),
            stat(
                    "Least available",
                    "What can still be had without swapping on the host that has least.",
                    Unit.BYTES)
                .ask("min(node_memory_MemAvailable_bytes{@})", "available"),
            stat(
                    "Fullest swap",
                    "Used share of the swap of the host that uses most of its own.",
                    Unit.RATIO)
                .ask("max(instance:node_swap_utilisation:ratio{@})", "swap")
                .max(1)
                .decimals(1)
                .limits(Limits.above(0.8))
                .runbook("HostSwapHigh"),
            stat("Memory", "Memory of all selected hosts together.", Unit.BYTES)
                .ask("sum(node_memory_MemTotal_bytes{@})", "memory"))
        .row(
            "Utilisation",
            graph(
                    "Utilisation by host",
                    "Memory that the kernel does not count as available. The dashed lines are the"
                        + " lowest limits.",
                    Unit.RATIO)
                .ask("instance:node_memory_utilisation:ratio{@}", "{{instance}}")
                .limitsOf("HostMemoryHigh")
                .max(1)
                .toHost()
                .size(16, 10),
            graph(
                    "By use",
                    "Memory of the selected hosts: held by programs and the kernel, cache that can"
                        + " be dropped, and free.",
                    Unit.BYTES)
                .ask(
                    "sum(node_memory_MemTotal_bytes{@} - node_memory_MemFree_bytes{@} -"
                        + " node_memory_Buffers_bytes{@} - node_memory_Cached_bytes{@} -"
                        + " node_memory_SReclaimable_bytes{@})",
                    "programs and kernel")
                .ask(
                    "sum(node_memory_Buffers_bytes{@} + node_memory_Cached_bytes{@} +"
                        + " node_memory_SReclaimable_bytes{@})",
                    "cache")
                .ask("sum(node_memory_MemFree_bytes{@})", "free")
                .stacked()
                .size(8, 10),
            graph(
                    "Available by host",
                    "What can be had without swapping, by the kernel's own estimate.",
                    Unit.BYTES)
                .ask("node_memory_MemAvailable_bytes{@}", "{{instance}}")
                .toHost(),
            graph(
                    "Promised",
                    "Memory that programs have been promised as a share of what there is, by host."
                        + " They need not use it.",
                    Unit.RATIO)
                .ask(
                    "node_memory_Committed_AS_bytes{@} / node_memory_CommitLimit_bytes{@}",
                    "{{instance}}")
                .toHost(),
            graph(
                    "Waiting to be written",
                    "Changed pages in memory that are not on disk yet, of all selected hosts.",
                    Unit.BYTES)
                .ask("sum(node_memory_Dirty_bytes{@})", "changed")
                .ask("sum(node_memory_Writeback_bytes{@})", "being written"))
        .row(
            "Swap and pressure",
            graph(
                    "Swap by host",
                    "Used share of the swap of a host that has any. Alerts begin at 80 % that is"
                        + " read back.",
                    Unit.RATIO)
                .ask("instance:node_swap_utilisation:ratio{@}", "{{instance}}")
                .max(1)
                .limits(Limits.above(0.8))
                .toHost()
                .runbook("HostSwapHigh"),
            graph(
                    "Pages swapped",
                    "Pages read from (above) and written to swap (below) by all selected hosts.",
                    Unit.PER_SECOND)
                .ask("sum(rate(node_vmstat_pswpin{@}[$__rate_interval]))", "in")
                .ask("sum(rate(node_vmstat_pswpout{@}[$__rate_interval]))", "out")
                .downwards("out"),
            graph(
                    "Major faults",
                    "Pages that had to be read from disk because they were not in memory, by host.",
                    Unit.PER_SECOND)
                .ask("rate(node_vmstat_pgmajfault{@}[$__rate_interval])", "{{instance}}")
                .toHost(),
            graph(
                    "Pressure",
                    "Share of time in which every task that had work waited for memory. Alerts"
                        + " begin at 10 %.",
                    Unit.RATIO)
                .ask("instance:node_memory_pressure_stalled:ratio_rate5m{@}", "{{instance}}")
                .limits(Limits.above(0.1))
                .toHost()
                .runbook("HostMemoryPressure"),
            graph(
                    "Killed",
                    "Processes that the kernel killed for want of memory, by host.",
                    Unit.COUNT)
                .ask("increase(node_vmstat_oom_kill{@}[$__rate_interval])", "{{instance}}")
                .toHost()
                .runbook("HostOomKill"),
            graph(
                    "Kernel",
                    "Memory of the kernel on all selected hosts: its caches of objects, page"
                        + " tables, stacks.",
                    Unit.BYTES)
                .ask("sum(node_memory_SReclaimable_bytes{@})", "caches")
                .ask("sum(node_memory_SUnreclaim_bytes{@})", "objects")
                .ask("sum(node_memory_PageTables_bytes{@})", "page tables")
                .ask("sum(node_memory_KernelStack_bytes{@})", "stacks")
                .stacked());
  }
}
