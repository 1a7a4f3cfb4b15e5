package io.hostwatch.exporter;

import io.hostwatch.exporter.linux.net.NetOptions;
import java.util.ArrayList;
import java.util.List;

/** The flags of the collectors of the network. */
final class NetFlags {
  private static final String DEVICES = "--collector.netdev.device";
  private static final String NETSTAT_FIELDS = "--collector.netstat.fields";

  private NetFlags() {}

  static List<Flag> all() {
    List<Flag> flags = new ArrayList<>(Flags.filter(DEVICES, "", "network devices"));
    flags.add(
        Flags.fields(NETSTAT_FIELDS, NetOptions.NETSTAT_FIELDS, "network stack's statistics"));
    return flags;
  }

  static NetOptions options(FlagValues flags) {
    return new NetOptions(flags.filter(DEVICES), flags.pattern(NETSTAT_FIELDS));
  }
}
