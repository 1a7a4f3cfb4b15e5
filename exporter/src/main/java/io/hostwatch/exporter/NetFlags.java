package io.hostwatch.exporter;

import io.hostwatch.exporter.linux.file.NameFilter;
import io.hostwatch.exporter.linux.net.IpvsLabel;
import io.hostwatch.exporter.linux.net.NetOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The flags of the collectors of the network. */
final class NetFlags {
  private static final String DEVICES = "--collector.netdev.device";
  private static final String NETDEV_NETLINK = "collector.netdev.netlink";
  private static final String DETAILED = "--collector.netdev.enable-detailed-metrics";
  private static final String ADDRESSES = "--collector.netdev.address-info";
  private static final String ALIAS = "--collector.netdev.label-ifalias";
  private static final String NETSTAT_FIELDS = "--collector.netstat.fields";
  private static final String IGNORED = "--collector.netclass.ignored-devices";
  private static final String INVALID_SPEED = "--collector.netclass.ignore-invalid-speed";
  private static final String NETCLASS_NETLINK = "--collector.netclass.netlink";
  private static final String ARP_DEVICES = "--collector.arp.device";
  private static final String ARP_NETLINK = "collector.arp.netlink";
  private static final String IPVS_LABELS = "--collector.ipvs.backend-labels";

  private static final String ETHTOOL_DEVICES = "--collector.ethtool.device";
  private static final String ETHTOOL_METRICS = "--collector.ethtool.metrics-include";

  private NetFlags() {}

  static List<Flag> all() {
    List<Flag> flags = new ArrayList<>(Flags.filter(DEVICES, "", "network devices"));
    flags.addAll(
        netlink(NETDEV_NETLINK, "Report what netlink tells (by default on).", "/proc/net/dev"));
    flags.add(Flag.toggle(DETAILED, "Split errors of network devices up, under other names."));
    flags.add(Flag.toggle(ADDRESSES, "Report the addresses of network devices."));
    flags.add(Flag.toggle(ALIAS, "Label what network devices count with their alias, too."));
    flags.add(
        Flags.fields(NETSTAT_FIELDS, NetOptions.NETSTAT_FIELDS, "network stack's statistics"));
    flags.add(
        Flag.value(
            IGNORED,
            "REGEX",
            NetOptions.NETCLASS_IGNORED,
            "The network devices that netclass leaves out."));
    flags.add(Flag.toggle(INVALID_SPEED, "Leave the speed of network devices out if unknown."));
    flags.add(Flag.toggle(NETCLASS_NETLINK, "Accepted; netclass always reads sysfs."));
    flags.addAll(Flags.filter(ARP_DEVICES, "", "network devices of arp"));
    flags.addAll(
        netlink(ARP_NETLINK, "Count neighbours as netlink does (by default on).", "/proc/net/arp"));
    flags.add(
        Flag.value(
            IPVS_LABELS, "LABELS", labels(), "What tells servers behind virtual services apart."));
    flags.addAll(Flags.filter(ETHTOOL_DEVICES, "", "network devices of ethtool"));
    flags.add(
        Flag.value(
            ETHTOOL_METRICS,
            "REGEX",
            NetOptions.ETHTOOL_METRICS,
            "The statistics of drivers to report."));
    return flags;
  }

  static NetOptions options(FlagValues flags) {
    return new NetOptions(
        new NetOptions.Netdev(
            flags.filter(DEVICES),
            isOn(flags, NETDEV_NETLINK),
            flags.isGiven(DETAILED),
            flags.isGiven(ADDRESSES),
            flags.isGiven(ALIAS)),
        flags.pattern(NETSTAT_FIELDS),
        new NetOptions.Netclass(
            new NameFilter(Optional.empty(), Optional.of(flags.pattern(IGNORED))),
            flags.isGiven(INVALID_SPEED)),
        new NetOptions.Arp(flags.filter(ARP_DEVICES), isOn(flags, ARP_NETLINK)),
        flags.read(IPVS_LABELS, IpvsLabel::parse, "some of " + labels() + ", or none"),
        new NetOptions.Statistics(flags.filter(ETHTOOL_DEVICES), flags.pattern(ETHTOOL_METRICS)));
  }

  /** The two spellings of a switch that is on by default. */
  private static List<Flag> netlink(String name, String on, String file) {
    return List.of(
        Flag.toggle("--" + name, on), Flag.toggle("--no-" + name, "Report what " + file + " has."));
  }

  private static boolean isOn(FlagValues flags, String name) {
    return flags.isGiven("--" + name) || !flags.isGiven("--no-" + name);
  }

  private static String labels() {
    return Arrays.stream(IpvsLabel.values()).map(IpvsLabel::label).collect(Collectors.joining(","));
  }
}
