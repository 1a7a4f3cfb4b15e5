package io.hostwatch.exporter.linux.net;

import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.RememberedFilter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The addresses of the interfaces of this process's own network, which is the host's unless it runs
 * in a container that has one to itself.
 *
 * <pre>{@code
 * node_network_address_info{device="eth0",address="192.0.2.2",netmask="24",scope="global"} 1
 * }</pre>
 */
final class NetworkAddresses {
  private static final Family INFO =
      Family.gauge(
          "node_network_address_info",
          "An address of an interface, always 1.",
          "device",
          "address",
          "netmask",
          "scope");

  private NetworkAddresses() {}

  static void collect(RememberedFilter filter, MetricSink sink) throws IOException {
    for (NetworkInterface one : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      if (filter.accepts(one.getName())) {
        Set<List<String>> added = new HashSet<>();
        for (InterfaceAddress address : one.getInterfaceAddresses()) {
          List<String> labels = labels(one.getName(), address);
          if (added.add(labels)) {
            sink.add(INFO, 1, labels.toArray(String[]::new));
          }
        }
      }
    }
  }

  private static List<String> labels(String device, InterfaceAddress address) {
    InetAddress ip = address.getAddress();
    return List.of(
        device,
        IpText.of(ip.getAddress()),
        Short.toString(address.getNetworkPrefixLength()),
        scope(ip));
  }

  private static String scope(InetAddress ip) {
    if (ip.isLoopbackAddress() || ip.isLinkLocalAddress()) {
      return "link-local";
    }
    return ip.isAnyLocalAddress() || ip.isMulticastAddress() ? "" : "global";
  }
}
