package io.hostwatch.dashboards.boards;

import static io.hostwatch.dashboards.model.Panel.bars;
import static io.hostwatch.dashboards.model.Panel.graph;
import static io.hostwatch.dashboards.model.Panel.stat;
import static io.hostwatch.dashboards.model.Panel.table;
import static io.hostwatch.dashboards.model.Panel.timeline;

import io.hostwatch.dashboards.model.Board;
import io.hostwatch.dashboards.model.Limits;
import io.hostwatch.dashboards.model.Panel;
import io.hostwatch.dashboards.model.Unit;

/** All hosts: what is wrong, since when, what will run out, what is unusual. */
public final class OverviewBoard {
  private OverviewBoard() {}

  public static Board board() {
    return Board.ofHosts(
            "overview",
            "Overview",
            "All hosts: what is wrong now and since when, what will run out, what is unusual.")
        .row("Now", up(), firing(), cpu(), memory(), disk(), untilFull())
        .row("What is wrong", alertsNow(), alertsOverTime())
        .row("Hosts", hosts())
        .row("What will run out", fullestFilesystems(), soonestFull(), inodes())
        .row("What is unusual", cpuUnusual(), networkUnusual(), recentlyStarted())
        .row("Lately", cpuOverTime(), memoryOverTime(), networkOverTime());
  }

  private static Panel up() {
    return stat(
            "Hosts", "Hosts whose exporter answers, and hosts whose exporter does not.", Unit.COUNT)
        .ask("sum(up{job=\"node\",@})", "up")
        .ask("count(up{job=\"node\",@}) - sum(up{job=\"node\",@})", "down")
        .decimals(0)
        .colored("down", Limits.above(1))
        .runbook("HostDown");
  }

  private static Panel firing() {
    return stat(
            "Firing alerts",
            "Alerts of the selected hosts that fire now. Silenced and inhibited ones count too.",
            Unit.COUNT)
        .ask("count(ALERTS{job=\"node\",alertstate=\"firing\",@}) or vector(0)", "firing")
        .decimals(0)
        .limits(Limits.above(1));
  }

  private static Panel cpu() {
    return HostStats.cpu(
        "CPU, busiest host",
        "Utilisation of the busiest selected host over the last minute. Waiting for disks"
            + " counts as idle.");
  }

  private static Panel memory() {
    return HostStats.memory(
        "Memory, fullest host",
        "Memory in use on the fullest selected host: what the kernel does not count as"
            + " available.");
  }

  private static Panel disk() {
    return HostStats.disk(
        "Disk, fullest filesystem",
        "The fullest writable local filesystem of the selected hosts, as df counts.");
  }

  private static Panel untilFull() {
    return HostStats.untilFull(
        "At the pace of the last day; 365 days stand for a year and longer. Nothing within the"
            + " first hour of a host.");
  }

  private static Panel alertsNow() {
    return table(
            "Firing now",
            "What fires on the selected hosts, the longest first. A click on an alert says what to"
                + " do, a click on an address shows the host.")
        .alertLabel("alertname", "Alert")
        .label("severity", "Severity")
        .label("priority", "Priority")
        .hostLabel("instance", "Address")
        .column(
            "For",
            Unit.SECONDS,
            "sort_desc(time() - max by (alertname, severity, priority, instance)"
                + " (ALERTS_FOR_STATE{job=\"node\",@} and on (alertname, severity, instance)"
                + " ALERTS{job=\"node\",alertstate=\"firing\",@}))")
        .size(12, 8);
  }

  private static Panel alertsOverTime() {
    return timeline(
            "Alerts",
            "When which alert fired. The bridge keeps the complete history, with notifications.")
        .firing()
        .ask(
            "max by (alertname, severity, instance)"
                + " (ALERTS{job=\"node\",alertstate=\"firing\",@}) or on ()"
                + " label_replace(vector(0), \"alertname\", \"no alert\", \"\", \"\")",
            "{{alertname}} {{severity}} {{instance}}")
        .size(12, 8);
  }

  private static Panel hosts() {
    return table(
            "Each host", "One line for each selected host. A click on an address shows the host.")
        .hostLabel("instance", "Address")
        .label("nodename", "Host")
        .label("release", "Kernel")
        .facts("max by (instance, nodename, release) (node_uname_info{@})")
        .judged(
            "Alerts",
            Unit.COUNT,
            Limits.above(1),
            "count by (instance) (ALERTS{job=\"node\",alertstate=\"firing\",@})"
                + " or max by (instance) (0 * up{job=\"node\",@})")
        .gauge(
            "CPU",
            Limits.above(0.8, 0.95),
            "max by (instance) (instance:node_cpu_utilisation:ratio_rate1m{@})")
        .column(
            "Load per CPU", Unit.COUNT, "max by (instance) (instance:node_load1_per_cpu:ratio{@})")
        .gauge(
            "Memory used",
            Limits.above(0.85, 0.95),
            "max by (instance) (instance:node_memory_utilisation:ratio{@})")
        .gauge(
            "Fullest disk",
            Limits.above(0.8, 0.9),
            "max by (instance)"
                + " (instance_device_mountpoint:node_filesystem_utilisation:ratio{@})")
        .column(
            "Received",
            Unit.BYTES_PER_SECOND,
            "sum by (instance) (instance:node_network_receive_bytes_excluding_lo:sum_rate1m{@})")
        .column(
            "Sent",
            Unit.BYTES_PER_SECOND,
            "sum by (instance) (instance:node_network_transmit_bytes_excluding_lo:sum_rate1m{@})")
        .column(
            "Uptime",
            Unit.SECONDS,
            "max by (instance) (node_time_seconds{@} - node_boot_time_seconds{@})")
        .size(24, 10);
  }

  private static Panel fullestFilesystems() {
    return bars(
            "Fullest filesystems",
            "The ten fullest writable local filesystems of the selected hosts, as df counts.",
            Unit.RATIO)
        .ask(
            "topk(10, instance_device_mountpoint:node_filesystem_utilisation:ratio{@})",
            "{{instance}} {{mountpoint}}")
        .max(1)
        .limits(Limits.above(0.8, 0.9))
        .toHost()
        .runbook("HostDiskSpaceLow");
  }

  private static Panel soonestFull() {
    return bars(
            "Days until full",
            "The ten filesystems that are full first at the pace of the last day. 365 stands for a"
                + " year and longer.",
            Unit.DAYS)
        .ask(
            "bottomk(10, instance_device_mountpoint:node_filesystem_until_full_days:deriv1d{@})",
            "{{instance}} {{mountpoint}}")
        .max(365)
        .limits(Limits.below(1, 7))
        .toHost()
        .runbook("HostDiskFillsUp");
  }

  private static Panel inodes() {
    return bars(
            "Fewest inodes left",
            "The ten filesystems with the largest used share of the files they can hold.",
            Unit.RATIO)
        .ask(
            "topk(10, instance_device_mountpoint:node_filesystem_files_utilisation:ratio{@})",
            "{{instance}} {{mountpoint}}")
        .max(1)
        .limits(Limits.above(0.8, 0.9))
        .toHost()
        .runbook("HostInodesLow");
  }

  private static Panel cpuUnusual() {
    return graph(
            "CPU against an hour's mean",
            "How far the utilisation of the ten most unusual hosts is from its mean of the last"
                + " hour.",
            Unit.RATIO)
        .ask(
            "topk(10, abs(instance:node_cpu_utilisation:ratio_rate1m{@}"
                + " - instance:node_cpu_utilisation:avg1h{@}))",
            "{{instance}}")
        .toHost()
        .runbook("HostCPUUnusual");
  }

  private static Panel networkUnusual() {
    return graph(
            "Traffic against an hour's mean",
            "How far what is received by the ten most unusual hosts is from its mean of the last"
                + " hour.",
            Unit.BYTES_PER_SECOND)
        .ask(
            "topk(10, abs(instance:node_network_receive_bytes_excluding_lo:sum_rate1m{@}"
                + " - instance:node_network_receive_bytes_excluding_lo:avg1h{@}))",
            "{{instance}}")
        .toHost()
        .runbook("HostNetworkUnusual");
  }

  private static Panel recentlyStarted() {
    return bars(
            "Shortest uptime",
            "Time since the last boot of the ten hosts that booted last.",
            Unit.SECONDS)
        .ask("bottomk(10, node_time_seconds{@} - node_boot_time_seconds{@})", "{{instance}}")
        .toHost()
        .runbook("HostRebooted");
  }

  private static Panel cpuOverTime() {
    return graph(
            "CPU utilisation",
            "Busy share of all processors of a host. Waiting for disks counts as idle, time stolen"
                + " by the hypervisor as busy. The dashed lines are the lowest limits.",
            Unit.RATIO)
        .ask(
            "avg_over_time(instance:node_cpu_utilisation:ratio_rate1m{@}[$__rate_interval])",
            "{{instance}}")
        .limitsOf("HostCPUHigh")
        .max(1)
        .toHost();
  }

  private static Panel memoryOverTime() {
    return graph(
            "Memory utilisation",
            "Memory that the kernel does not count as available. The dashed lines are the lowest"
                + " limits.",
            Unit.RATIO)
        .ask("instance:node_memory_utilisation:ratio{@}", "{{instance}}")
        .limitsOf("HostMemoryHigh")
        .max(1)
        .toHost();
  }

  private static Panel networkOverTime() {
    return graph(
            "Traffic",
            "What a host receives (above) and sends (below), without the loopback.",
            Unit.BYTES_PER_SECOND)
        .ask(
            "instance:node_network_receive_bytes_excluding_lo:sum_rate1m{@}",
            "{{instance}} received")
        .ask("instance:node_network_transmit_bytes_excluding_lo:sum_rate1m{@}", "{{instance}} sent")
        .downwards(".*sent")
        .toHost();
  }
}
