package io.hostwatch.dashboards.boards;

import static io.hostwatch.dashboards.model.Panel.graph;
import static io.hostwatch.dashboards.model.Panel.stat;
import static io.hostwatch.dashboards.model.Panel.table;

import io.hostwatch.dashboards.model.Board;
import io.hostwatch.dashboards.model.Limits;
import io.hostwatch.dashboards.model.Unit;

/** What will run out, and how things went over weeks. */
public final class CapacityBoard {
  private CapacityBoard() {}

  public static Board board() {
    return Board.ofHosts(
            "capacity",
            "Capacity and trends",
            "What will run out and when, how things grow, this week against the last.")
        .since("7d")
        .row(
            "What runs out",
            stat("Filesystems full within a week", "At the pace of the last day.", Unit.COUNT)
                .ask(
                    "count(instance_device_mountpoint:node_filesystem_until_full_days:deriv1d{@} <"
                        + " 7) or vector(0)",
                    "filesystems")
                .decimals(0)
                .limits(Limits.above(1))
                .runbook("HostDiskFillsUp")
                .size(6, 4),
            HostStats.untilFull(
                    "At the pace of the last day; 365 days stand for a year and longer.")
                .size(6, 4),
            stat(
                    "Next inodes gone in",
                    "The same for the files that a filesystem can hold.",
                    Unit.DAYS)
                .ask(
                    "min(instance_device_mountpoint:node_filesystem_files_until_full_days:deriv1d{@})",
                    "days")
                .decimals(1)
                .limits(Limits.below(1, 7))
                .runbook("HostInodesFillUp")
                .size(6, 4),
            stat(
                    "Full tomorrow",
                    "Filesystems that are full in 24 hours by the line through the last 6.",
                    Unit.COUNT)
                .ask(
                    "count(instance_device_mountpoint:node_filesystem_utilisation:predict24h{@} >"
                        + " 1) or vector(0)",
                    "filesystems")
                .decimals(0)
                .limits(Limits.above(1))
                .runbook("HostDiskFillsUp")
                .size(6, 4),
            table(
                    "First to be full",
                    "The thirty filesystems that are full first. A click on an address shows the"
                        + " host.")
                .hostLabel("instance", "Address")
                .label("mountpoint", "Mounted at")
                .judged(
                    "Days left",
                    Unit.DAYS,
                    Limits.below(1, 7),
                    "bottomk(30, min by (instance, mountpoint)"
                        + " (instance_device_mountpoint:node_filesystem_until_full_days:deriv1d{@}))")
                .size(12, 9),
            graph("Days left", "Days until the ten filesystems that are first are full.", Unit.DAYS)
                .ask(
                    "bottomk(10,"
                        + " instance_device_mountpoint:node_filesystem_until_full_days:deriv1d{@})",
                    "{{instance}} {{mountpoint}}")
                .limits(Limits.below(1, 7))
                .toHost()
                .runbook("HostDiskFillsUp")
                .size(12, 9))
        .row(
            "Space",
            graph(
                    "Growth in an hour",
                    "By how much of its size a filesystem grew within an hour, the ten that grew"
                        + " most.",
                    Unit.RATIO)
                .ask(
                    "topk(10, instance_device_mountpoint:node_filesystem_utilisation:delta1h{@})",
                    "{{instance}} {{mountpoint}}")
                .signed()
                .toHost(),
            graph(
                    "In 24 hours",
                    "How full the ten fullest will be in 24 hours by the line through the last 6;"
                        + " above 1 there is no room.",
                    Unit.RATIO)
                .ask(
                    "topk(10,"
                        + " instance_device_mountpoint:node_filesystem_utilisation:predict24h{@})",
                    "{{instance}} {{mountpoint}}")
                .limits(Limits.above(1))
                .toHost()
                .runbook("HostDiskFillsUp"),
            graph(
                    "Against last week",
                    "By how much of its size a filesystem grew within a week, the ten that grew"
                        + " most.",
                    Unit.RATIO)
                .ask(
                    "topk(10, instance_device_mountpoint:node_filesystem_utilisation:last5m{@} -"
                        + " instance_device_mountpoint:node_filesystem_utilisation:last5m{@} offset"
                        + " 7d)",
                    "{{instance}} {{mountpoint}}")
                .signed()
                .toHost())
        .row(
            "Load",
            graph(
                    "CPU, all hosts",
                    "Mean utilisation of an hour of the selected hosts, and a week before.",
                    Unit.RATIO)
                .ask("avg(instance:node_cpu_utilisation:avg1h{@})", "now")
                .ask("avg(instance:node_cpu_utilisation:avg1h{@} offset 7d)", "a week before")
                .line("a week before", "gray")
                .max(1),
            graph(
                    "Memory, all hosts",
                    "Mean memory utilisation of the selected hosts, and a week before.",
                    Unit.RATIO)
                .ask("avg(instance:node_memory_utilisation:ratio{@})", "now")
                .ask("avg(instance:node_memory_utilisation:ratio{@} offset 7d)", "a week before")
                .line("a week before", "gray")
                .max(1),
            graph(
                    "Received, all hosts",
                    "What the selected hosts receive on average over an hour, and a week before.",
                    Unit.BYTES_PER_SECOND)
                .ask("sum(instance:node_network_receive_bytes_excluding_lo:avg1h{@})", "now")
                .ask(
                    "sum(instance:node_network_receive_bytes_excluding_lo:avg1h{@} offset 7d)",
                    "a week before")
                .line("a week before", "gray"),
            table(
                    "Hosts over this time",
                    "Mean and highest of the time that is shown. A click on an address shows the"
                        + " host.")
                .hostLabel("instance", "Address")
                .gauge(
                    "CPU, mean",
                    Limits.above(0.8, 0.95),
                    "max by (instance)"
                        + " (avg_over_time(instance:node_cpu_utilisation:avg1h{@}[$__range]))")
                .gauge(
                    "CPU, busiest hour",
                    Limits.above(0.8, 0.95),
                    "max by (instance)"
                        + " (max_over_time(instance:node_cpu_utilisation:avg1h{@}[$__range]))")
                .gauge(
                    "Fullest disk",
                    Limits.above(0.8, 0.9),
                    "max by (instance)"
                        + " (max_over_time(instance_device_mountpoint:node_filesystem_utilisation:last5m{@}[$__range]))")
                .column(
                    "Received, mean",
                    Unit.BYTES_PER_SECOND,
                    "max by (instance)"
                        + " (avg_over_time(instance:node_network_receive_bytes_excluding_lo:avg1h{@}[$__range]))")
                .size(16, 9),
            graph(
                    "CPU against last week",
                    "By which part of its utilisation a host is busier than a week ago, the ten"
                        + " that are most.",
                    Unit.RATIO)
                .ask(
                    "topk(10, instance:node_cpu_utilisation:avg1h{@} /"
                        + " (instance:node_cpu_utilisation:avg1h{@} offset 7d > 0) - 1)",
                    "{{instance}}")
                .signed()
                .toHost()
                .size(8, 9));
  }
}
