package io.hostwatch.dashboards.boards;

import static io.hostwatch.dashboards.model.OwnLimits.above;
import static io.hostwatch.dashboards.model.Panel.graph;
import static io.hostwatch.dashboards.model.Panel.stat;
import static io.hostwatch.dashboards.model.Panel.table;

import io.hostwatch.dashboards.model.Board;
import io.hostwatch.dashboards.model.Limits;
import io.hostwatch.dashboards.model.Unit;

/** Filesystems and disks of all selected hosts. */
public final class DiskBoard {
  private DiskBoard() {}

  public static Board board() {
    return Board.ofHosts(
            "disk",
            "Disk",
            "Filesystems and disks: how full and until when, how busy, how slow, what is broken.")
        .row(
            "Now",
            stat(
                    "Fullest filesystem",
                    "The fullest writable local filesystem, as df counts.",
                    Unit.RATIO)
                .ask("max(instance_device_mountpoint:node_filesystem_utilisation:ratio{@})", "disk")
                .max(1)
                .decimals(1)
                .limits(Limits.above(0.8, 0.9))
                .runbook("HostDiskSpaceLow"),
            stat(
                    "Above their limit",
                    "Filesystems that are fuller than the warning limit of their host.",
                    Unit.COUNT)
                .ask(
                    "count("
                        + above(
                            "instance_device_mountpoint:node_filesystem_utilisation:ratio",
                            "HostDiskSpaceLow")
                        + ") or vector(0)",
                    "filesystems")
                .decimals(0)
                .limits(Limits.above(1))
                .runbook("HostDiskSpaceLow"),
            stat(
                    "Next full in",
                    "At the pace of the last day; 365 days stand for a year and longer.",
                    Unit.DAYS)
                .ask(
                    "min(instance_device_mountpoint:node_filesystem_until_full_days:deriv1d{@})",
                    "days")
                .decimals(1)
                .limits(Limits.below(1, 7))
                .runbook("HostDiskFillsUp"),
            stat(
                    "Fewest inodes",
                    "The largest used share of the files that a filesystem can hold.",
                    Unit.RATIO)
                .ask(
                    "max(instance_device_mountpoint:node_filesystem_files_utilisation:ratio{@})",
                    "inodes")
                .max(1)
                .decimals(1)
                .limits(Limits.above(0.8, 0.9))
                .runbook("HostInodesLow"),
            stat(
                    "Slowest disk",
                    "Mean time of a request over 5 minutes on the slowest disk.",
                    Unit.SECONDS)
                .ask(
                    "max(instance_device:node_disk_latency_seconds:rate5m{device!~\"(dm-|md|sr|zram).*\",@})",
                    "latency")
                .limits(Limits.above(0.1))
                .runbook("HostDiskSlow"),
            stat("Arrays short of disks", "Disks that arrays need and do not have.", Unit.COUNT)
                .ask(
                    "sum(node_md_disks_required{@}) - sum(node_md_disks{state=\"active\",@}) or"
                        + " vector(0)",
                    "disks")
                .decimals(0)
                .limits(Limits.above(1))
                .runbook("HostRaidDegraded"))
        .row(
            "Space",
            graph(
                    "Fullest filesystem by host",
                    "Used share of the fullest writable local filesystem of a host, as df counts."
                        + " The dashed lines are the lowest limits.",
                    Unit.RATIO)
                .ask(
                    "max by (instance)"
                        + " (instance_device_mountpoint:node_filesystem_utilisation:ratio{@})",
                    "{{instance}}")
                .limitsOf("HostDiskSpaceLow")
                .max(1)
                .toHost(),
            graph(
                    "Inodes by host",
                    "The largest used share of the files that a filesystem of a host can hold.",
                    Unit.RATIO)
                .ask(
                    "max by (instance)"
                        + " (instance_device_mountpoint:node_filesystem_files_utilisation:ratio{@})",
                    "{{instance}}")
                .limitsOf("HostInodesLow")
                .max(1)
                .toHost(),
            graph(
                    "Days until full by host",
                    "Days until the first filesystem of a host is full at the pace of the last day;"
                        + " 365 stands for a year and longer.",
                    Unit.DAYS)
                .ask(
                    "min by (instance)"
                        + " (instance_device_mountpoint:node_filesystem_until_full_days:deriv1d{@})",
                    "{{instance}}")
                .limits(Limits.below(1, 7))
                .toHost()
                .runbook("HostDiskFillsUp"),
            table(
                    "Filesystems",
                    "The fifty fullest writable local filesystems. A click on an address shows the"
                        + " host.")
                .hostLabel("instance", "Address")
                .label("mountpoint", "Mounted at")
                .label("device", "Device")
                .label("fstype", "Type")
                .gauge(
                    "Used",
                    Limits.above(0.8, 0.9),
                    "topk(50, max by (instance, mountpoint, device, fstype)"
                        + " (instance_device_mountpoint:node_filesystem_utilisation:ratio{@}))")
                .size(24, 8))
        .row(
            "Work",
            graph(
                    "Busiest disk by host",
                    "Share of time with at least one request outstanding. A disk that serves many"
                        + " at once can be at 100 % and far from its limit.",
                    Unit.RATIO)
                .ask(
                    "max by (instance)"
                        + " (instance_device:node_disk_utilisation:ratio_rate1m{device!~\"(dm-|md|sr|zram).*\",@})",
                    "{{instance}}")
                .max(1)
                .toHost()
                .runbook("HostDiskUnusual"),
            graph(
                    "Time per request by host",
                    "Mean time of a request over 5 minutes on the slowest disk of a host. Alerts"
                        + " begin at 100 ms.",
                    Unit.SECONDS)
                .ask(
                    "max by (instance)"
                        + " (instance_device:node_disk_latency_seconds:rate5m{device!~\"(dm-|md|sr|zram).*\",@})",
                    "{{instance}}")
                .limits(Limits.above(0.1))
                .toHost()
                .runbook("HostDiskSlow"),
            graph(
                    "Requests by host",
                    "Requests completed a second over 5 minutes, by all disks of a host.",
                    Unit.OPERATIONS_PER_SECOND)
                .ask(
                    "sum by (instance)"
                        + " (instance_device:node_disk_operations:rate5m{device!~\"(dm-|md|sr|zram).*\",@})",
                    "{{instance}}")
                .toHost(),
            graph(
                    "Throughput",
                    "Bytes read (above) and written (below) by all disks of the selected hosts.",
                    Unit.BYTES_PER_SECOND)
                .ask(
                    "sum(rate(node_disk_read_bytes_total{device!~\"(dm-|md|sr|zram).*\",@}[$__rate_interval]))",
                    "read")
                .ask(
                    "sum(rate(node_disk_written_bytes_total{device!~\"(dm-|md|sr|zram).*\",@}[$__rate_interval]))",
                    "written")
                .downwards("written"),
            graph(
                    "Requests waiting",
                    "Requests outstanding on average, by all disks of a host.",
                    Unit.COUNT)
                .ask(
                    "sum by (instance)"
                        + " (rate(node_disk_io_time_weighted_seconds_total{device!~\"(dm-|md|sr|zram).*\",@}[$__rate_interval]))",
                    "{{instance}}")
                .toHost(),
            graph(
                    "Pressure",
                    "Share of time in which at least one task waited for I/O, by host.",
                    Unit.RATIO)
                .ask(
                    "rate(node_pressure_io_waiting_seconds_total{@}[$__rate_interval])",
                    "{{instance}}")
                .toHost())
        .row(
            "Broken",
            graph(
                    "Read-only",
                    "Filesystems that are mounted read-only, by host. Some are so on purpose; the"
                        + " alert is about those that were not.",
                    Unit.COUNT)
                .ask("sum by (instance) (node_filesystem_readonly{@})", "{{instance}}")
                .toHost()
                .runbook("HostFilesystemReadOnly")
                .size(12, 8),
            graph(
                    "Without an answer",
                    "Filesystems that do not tell their size, by host.",
                    Unit.COUNT)
                .ask("sum by (instance) (node_filesystem_device_error{@})", "{{instance}}")
                .toHost()
                .runbook("HostFilesystemFailing")
                .size(12, 8));
  }
}
