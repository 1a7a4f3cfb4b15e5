package io.hostwatch.dashboards.boards;

import static io.hostwatch.dashboards.model.Panel.graph;
import static io.hostwatch.dashboards.model.Panel.stat;

import io.hostwatch.dashboards.model.Board;
import io.hostwatch.dashboards.model.Limits;
import io.hostwatch.dashboards.model.Unit;

/** Networks of all selected hosts. */
public final class NetworkBoard {
  private NetworkBoard() {}

  public static Board board() {
    return Board.ofHosts(
            "network", "Network", "Networks: how much, how full, what is lost, connections.")
        .row(
            "Now",
            stat(
                    "Received",
                    "What all selected hosts receive, without the loopback.",
                    Unit.BYTES_PER_SECOND)
                .ask(
                    "sum(instance:node_network_receive_bytes_excluding_lo:sum_rate1m{@})",
                    "received"),
            stat(
                    "Sent",
                    "What all selected hosts send, without the loopback.",
                    Unit.BYTES_PER_SECOND)
                .ask(
                    "sum(instance:node_network_transmit_bytes_excluding_lo:sum_rate1m{@})", "sent"),
            stat(
                    "Fullest interface",
                    "Used share of the speed of the fullest interface, in one direction.",
                    Unit.RATIO)
                .ask(
                    "max(instance_device_direction:node_network_utilisation:ratio_rate5m{@})",
                    "used")
                .max(1)
                .decimals(1)
                .limits(Limits.above(0.9))
                .runbook("HostNetworkSaturated"),
            stat(
                    "Errors",
                    "The largest share of broken packets of an interface. Alerts begin at 1 %.",
                    Unit.RATIO)
                .ask("max(instance_device_direction:node_network_errors:ratio_rate5m{@})", "errors")
                .limits(Limits.above(0.01))
                .runbook("HostNetworkReceiveErrors"),
            stat(
                    "Sent again",
                    "The largest share of TCP segments that had to be sent again. Alerts begin at 5"
                        + " %.",
                    Unit.RATIO)
                .ask("max(instance:node_tcp_retransmits:ratio_rate5m{@})", "again")
                .limits(Limits.above(0.05))
                .runbook("HostTcpRetransmits"),
            stat(
                    "Interfaces down",
                    "Interfaces that have no link, of those that had one within a day.",
                    Unit.COUNT)
                .ask(
                    "count(node_network_up{@} == 0 and instance_device:node_network_up:max1d{@} =="
                        + " 1) or vector(0)",
                    "down")
                .decimals(0)
                .limits(Limits.above(1))
                .runbook("HostNetworkInterfaceDown"))
        .row(
            "Traffic",
            graph(
                    "Received by host",
                    "Bytes received by all interfaces but the loopback.",
                    Unit.BYTES_PER_SECOND)
                .ask(
                    "avg_over_time(instance:node_network_receive_bytes_excluding_lo:sum_rate1m{@}[$__rate_interval])",
                    "{{instance}}")
                .toHost(),
            graph(
                    "Sent by host",
                    "Bytes sent by all interfaces but the loopback.",
                    Unit.BYTES_PER_SECOND)
                .ask(
                    "avg_over_time(instance:node_network_transmit_bytes_excluding_lo:sum_rate1m{@}[$__rate_interval])",
                    "{{instance}}")
                .toHost(),
            graph(
                    "Fullest interface by host",
                    "Used share of the speed of the fullest interface of a host, in one direction."
                        + " Alerts begin at 90 %.",
                    Unit.RATIO)
                .ask(
                    "max by (instance, direction)"
                        + " (instance_device_direction:node_network_utilisation:ratio_rate5m{@})",
                    "{{instance}} {{direction}}")
                .max(1)
                .limits(Limits.above(0.9))
                .toHost()
                .runbook("HostNetworkSaturated"),
            graph(
                    "Packets",
                    "Packets that all selected hosts received (above) and sent (below).",
                    Unit.PACKETS_PER_SECOND)
                .ask(
                    "sum(instance_device_direction:node_network_packets:rate5m{direction=\"receive\",@})",
                    "received")
                .ask(
                    "sum(instance_device_direction:node_network_packets:rate5m{direction=\"transmit\",@})",
                    "sent")
                .downwards("sent"),
            graph(
                    "Above what is usual",
                    "By how much what the ten most unusual hosts receive exceeds its usual band;"
                        + " below 0 is usual. Nothing before 26 hours are known.",
                    Unit.BYTES_PER_SECOND)
                .ask(
                    "topk(10, instance:node_network_receive_bytes_excluding_lo:sum_rate1m{@} -"
                        + " instance:node_network_receive_bytes_excluding_lo:upper1h{@})",
                    "{{instance}}")
                .signed()
                .toHost()
                .runbook("HostNetworkUnusual"),
            graph(
                    "Mean of an hour",
                    "What is received, averaged over an hour, one value a minute: cheap to read for"
                        + " long ranges.",
                    Unit.BYTES_PER_SECOND)
                .ask("instance:node_network_receive_bytes_excluding_lo:avg1h{@}", "{{instance}}")
                .toHost())
        .row(
            "Losses",
            graph(
                    "Errors by host",
                    "Share of packets over 5 minutes that were broken, on the worst interface of a"
                        + " host.",
                    Unit.RATIO)
                .ask(
                    "max by (instance, direction)"
                        + " (instance_device_direction:node_network_errors:ratio_rate5m{@})",
                    "{{instance}} {{direction}}")
                .limits(Limits.above(0.01))
                .toHost()
                .runbook("HostNetworkReceiveErrors")
                .runbook("HostNetworkTransmitErrors"),
            graph(
                    "Drops by host",
                    "Share of packets over 5 minutes that were sound and dropped, on the worst"
                        + " interface of a host.",
                    Unit.RATIO)
                .ask(
                    "max by (instance, direction)"
                        + " (instance_device_direction:node_network_drops:ratio_rate5m{@})",
                    "{{instance}} {{direction}}")
                .limits(Limits.above(0.01))
                .toHost()
                .runbook("HostNetworkDrops"),
            graph(
                    "Sent again by host",
                    "Share of TCP segments over 5 minutes that had to be sent again.",
                    Unit.RATIO)
                .ask("instance:node_tcp_retransmits:ratio_rate5m{@}", "{{instance}}")
                .limits(Limits.above(0.05))
                .toHost()
                .runbook("HostTcpRetransmits"),
            graph("Links that come and go", "Times that a link came or went, by host.", Unit.COUNT)
                .ask(
                    "sum by (instance)"
                        + " (increase(node_network_carrier_changes_total{@}[$__rate_interval]))",
                    "{{instance}}")
                .toHost()
                .runbook("HostNetworkInterfaceFlapping"),
            graph(
                    "Kernel too slow",
                    "Packets dropped because the queue of a processor was full, of all selected"
                        + " hosts, and times it had to stop early.",
                    Unit.PER_SECOND)
                .ask("sum(rate(node_softnet_dropped_total{@}[$__rate_interval]))", "dropped")
                .ask(
                    "sum(rate(node_softnet_times_squeezed_total{@}[$__rate_interval]))",
                    "stopped early"),
            graph(
                    "Listen queue",
                    "Connections that nobody took in time, of all selected hosts.",
                    Unit.PER_SECOND)
                .ask(
                    "sum(rate(node_netstat_TcpExt_ListenOverflows{@}[$__rate_interval]))",
                    "overflows")
                .ask("sum(rate(node_netstat_TcpExt_ListenDrops{@}[$__rate_interval]))", "drops"))
        .row(
            "Connections",
            graph("Established by host", "TCP connections that are established.", Unit.COUNT)
                .ask("node_netstat_Tcp_CurrEstab{@}", "{{instance}}")
                .toHost()
                .size(12, 8),
            graph(
                    "Table of connections",
                    "Used share of the kernel's table of connections, by host. At 100 % new ones"
                        + " are refused.",
                    Unit.RATIO)
                .ask("instance:node_conntrack_utilisation:ratio{@}", "{{instance}}")
                .max(1)
                .limits(Limits.above(0.8, 0.95))
                .toHost()
                .runbook("HostConntrackFull")
                .size(12, 8));
  }
}
