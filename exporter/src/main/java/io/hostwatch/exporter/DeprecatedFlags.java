package io.hostwatch.exporter;

import java.util.Map;

/** Names that node_exporter's flags had in older releases and that unit files still use. */
final class DeprecatedFlags {
  private DeprecatedFlags() {}

  /** Each old name with the one it has now. */
  static Map<String, String> all() {
    return Map.of(
        "--collector.netdev.device-blacklist", "--collector.netdev.device-exclude",
        "--collector.netdev.device-whitelist", "--collector.netdev.device-include",
        "--collector.systemd.unit-blacklist", "--collector.systemd.unit-exclude",
        "--collector.systemd.unit-whitelist", "--collector.systemd.unit-include");
  }
}
