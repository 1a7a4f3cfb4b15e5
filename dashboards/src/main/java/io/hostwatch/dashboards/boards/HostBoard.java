package io.hostwatch.dashboards.boards;

import static io.hostwatch.dashboards.model.Panel.graph;
import static io.hostwatch.dashboards.model.Panel.stat;
import static io.hostwatch.dashboards.model.Panel.timeline;

import io.hostwatch.dashboards.model.Board;
import io.hostwatch.dashboards.model.Limits;
import io.hostwatch.dashboards.model.Panel;
import io.hostwatch.dashboards.model.Unit;

/** One host: all of it on a page, each part drawn against its own limits. */
public final class HostBoard {
  private HostBoard() {}

  public static Board board() {
    return Board.ofHost("host", "Host", "One host: its alerts, processor, memory, disks, network.")
        .annotated()
        .row("Now", firing(), cpu(), memory(), disk(), untilFull(), uptime())
        .row("Alerts", alerts())
        .row("Processor", cpuOverTime(), modes(), load())
        .row("Memory", memoryOverTime(), memoryByUse(), swap())
        .row("Disks", filesystems(), diskBusy(), diskLatency())
        .row("Network", traffic(), losses(), connections())
        .row("Pressure and exporter", pressure(), clock(), scrape());
  }

  private static Panel firing() {
    return stat("Firing alerts", "Alerts of this host that fire now.", Unit.COUNT)
        .ask("count(ALERTS{alertstate=\"firing\",@}) or vector(0)", "firing")
        .decimals(0)
        .limits(Limits.above(1));
  }

  private static Panel cpu() {
    return HostStats.cpu("CPU", "Busy share of all processors over the last minute.");
  }

  private static Panel memory() {
    return HostStats.memory("Memory", "What the kernel does not count as available.");
  }

  private static Panel disk() {
    return HostStats.disk("Fullest filesystem", "Used share of the fullest, as df counts.");
  }

  private static Panel untilFull() {
    return HostStats.untilFull(
        "At the pace of the last day; 365 days stand for a year and longer.");
  }

  private static Panel uptime() {
    return stat("Uptime", "Time since the last boot.", Unit.SECONDS)
        .ask("min(node_time_seconds{@} - node_boot_time_seconds{@})", "uptime")
        .runbook("HostRebooted");
  }

  private static Panel alerts() {
    return timeline("Alerts", "When which alert of this host fired.")
        .firing()
        .ask(
            "max by (alertname, severity) (ALERTS{alertstate=\"firing\",@}) or on ()"
                + " label_replace(vector(0), \"alertname\", \"no alert\", \"\", \"\")",
            "{{alertname}} {{severity}}")
        .size(24, 5);
  }

  private static Panel cpuOverTime() {
    return graph(
            "CPU utilisation",
            "Busy share of all processors, and the band in which it usually is once 26 hours are"
                + " known. The dashed lines are the limits of this host.",
            Unit.RATIO)
        .ask(
            "avg_over_time(instance:node_cpu_utilisation:ratio_rate1m{@}[$__rate_interval])",
            "busy")
        .ask("instance:node_cpu_utilisation:upper1h{@}", "usually below")
        .ask("instance:node_cpu_utilisation:lower1h{@}", "usually above")
        .line("usually below", "blue")
        .line("usually above", "blue")
        .limitsOf("HostCPUHigh")
        .runbook("HostCPUUnusual")
        .max(1);
  }

  private static Panel modes() {
    return graph(
            "CPU time by mode",
            "What the processors spend their time on, without idle.",
            Unit.RATIO)
        .ask(
            "sum by (mode)"
                + " (avg_over_time(instance_mode:node_cpu_seconds:avg_rate1m{mode!=\"idle\",@}[$__rate_interval]))",
            "{{mode}}")
        .stacked()
        .max(1)
        .runbook("HostCPUStolen");
  }

  private static Panel load() {
    return graph(
            "Load per CPU",
            "Tasks that run or wait, per processor, averaged over 1, 5 and 15 minutes. Above 1"
                + " tasks queue.",
            Unit.COUNT)
        .ask("instance:node_load1_per_cpu:ratio{@}", "1 m")
        .ask("node_load5{@} / on (job, instance) instance:node_cpus:count{@}", "5 m")
        .ask("node_load15{@} / on (job, instance) instance:node_cpus:count{@}", "15 m");
  }

  private static Panel memoryOverTime() {
    return graph(
            "Memory utilisation",
            "Memory that the kernel does not count as available. The dashed lines are the limits"
                + " of this host.",
            Unit.RATIO)
        .ask("instance:node_memory_utilisation:ratio{@}", "used")
        .limitsOf("HostMemoryHigh")
        .max(1);
  }

  private static Panel memoryByUse() {
    return graph(
            "Memory by use",
            "Memory held by programs and the kernel, cache that can be dropped, and free.",
            Unit.BYTES)
        .ask(
            "node_memory_MemTotal_bytes{@} - node_memory_MemFree_bytes{@}"
                + " - node_memory_Buffers_bytes{@} - node_memory_Cached_bytes{@}"
                + " - node_memory_SReclaimable_bytes{@}",
            "programs and kernel")
        .ask(
            "node_memory_Buffers_bytes{@} + node_memory_Cached_bytes{@}"
                + " + node_memory_SReclaimable_bytes{@}",
            "cache")
        .ask("node_memory_MemFree_bytes{@}", "free")
        .stacked();
  }

  private static Panel swap() {
    return graph(
            "Swap and paging",
            "Swap in use, and pages that had to be read from disk because they were not in memory.",
            Unit.BYTES)
        .ask("node_memory_SwapTotal_bytes{@} - node_memory_SwapFree_bytes{@}", "swap used")
        .ask("rate(node_vmstat_pgmajfault{@}[$__rate_interval])", "major faults")
        .right("major faults", Unit.PER_SECOND)
        .runbook("HostSwapHigh");
  }

  private static Panel filesystems() {
    return graph(
            "Filesystem use",
            "Used share of each writable local filesystem, as df counts. The dashed lines are the"
                + " limits of this host.",
            Unit.RATIO)
        .ask("instance_device_mountpoint:node_filesystem_utilisation:ratio{@}", "{{mountpoint}}")
        .limitsOf("HostDiskSpaceLow")
        .max(1);
  }

  private static Panel diskBusy() {
    return graph(
            "Device busy",
            "Share of time with at least one request outstanding. A device that serves many at once"
                + " can be at 100 % and far from its limit.",
            Unit.RATIO)
        .ask(
            "avg_over_time(instance_device:node_disk_utilisation:ratio_rate1m{@}[$__rate_interval])",
            "{{device}}")
        .max(1)
        .runbook("HostDiskUnusual");
  }

  private static Panel diskLatency() {
    return graph(
            "Time per request",
            "Mean time from a request to its answer over 5 minutes, queueing included.",
            Unit.SECONDS)
        .ask("instance_device:node_disk_latency_seconds:rate5m{@}", "{{device}}")
        .limits(Limits.above(0.1))
        .runbook("HostDiskSlow");
  }

  private static Panel traffic() {
    return graph(
            "Traffic",
            "Bytes received (above) and sent (below) by each interface but the loopback.",
            Unit.BYTES_PER_SECOND)
        .ask(
            "rate(node_network_receive_bytes_total{device!=\"lo\",@}[$__rate_interval])",
            "{{device}} received")
        .ask(
            "rate(node_network_transmit_bytes_total{device!=\"lo\",@}[$__rate_interval])",
            "{{device}} sent")
        .downwards(".*sent")
        .runbook("HostNetworkSaturated");
  }

  private static Panel losses() {
    return graph(
            "Errors and drops",
            "Share of packets over 5 minutes that were broken, or sound and dropped. Alerts begin"
                + " at 1 %.",
            Unit.RATIO)
        .ask(
            "instance_device_direction:node_network_errors:ratio_rate5m{@}",
            "{{device}} {{direction}} errors")
        .ask(
            "instance_device_direction:node_network_drops:ratio_rate5m{@}",
            "{{device}} {{direction}} drops")
        .limits(Limits.above(0.01))
        .runbook("HostNetworkReceiveErrors")
        .runbook("HostNetworkDrops");
  }

  private static Panel connections() {
    return graph(
            "Connections",
            "TCP connections established, TCP sockets still waiting to be forgotten, UDP sockets,"
                + " and the share of segments that had to be sent again.",
            Unit.COUNT)
        .ask("node_netstat_Tcp_CurrEstab{@}", "established")
        .ask("node_sockstat_TCP_tw{@}", "time-wait")
        .ask("node_sockstat_UDP_inuse{@}", "UDP")
        .ask("instance:node_tcp_retransmits:ratio_rate5m{@}", "sent again")
        .right("sent again", Unit.RATIO)
        .runbook("HostTcpRetransmits");
  }

  private static Panel pressure() {
    return graph(
            "Pressure",
            "Share of time in which at least one task waited for the resource (the kernel's"
                + " pressure stall information).",
            Unit.RATIO)
        .ask("rate(node_pressure_cpu_waiting_seconds_total{@}[$__rate_interval])", "CPU")
        .ask("rate(node_pressure_memory_waiting_seconds_total{@}[$__rate_interval])", "memory")
        .ask("rate(node_pressure_io_waiting_seconds_total{@}[$__rate_interval])", "I/O")
        .runbook("HostMemoryPressure");
  }

  private static Panel clock() {
    return graph(
            "Clock",
            "By how much the clock is ahead of Prometheus', up to the time that a scrape takes, and"
                + " what the kernel has to make up.",
            Unit.SECONDS)
        .ask("instance:node_clock_difference_seconds:last{@}", "ahead of Prometheus")
        .ask("node_timex_offset_seconds{@}", "to make up")
        .signed()
        .runbook("HostClockDiffers")
        .runbook("HostClockSkewed");
  }

  private static Panel scrape() {
    return graph(
            "Exporter",
            "Time Prometheus waited for the exporter, at most 4 s, and collectors without data: the"
                + " host has nothing for them, or they fail.",
            Unit.SECONDS)
        .ask("scrape_duration_seconds{job=\"node\",@}", "scrape")
        .ask(
            "count(node_scrape_collector_success{@}) - sum(node_scrape_collector_success{@})",
            "collectors without data")
        .right("collectors without data", Unit.COUNT)
        .runbook("NodeCollectorFailed")
        .runbook("ExporterScrapeSlow");
  }
}
