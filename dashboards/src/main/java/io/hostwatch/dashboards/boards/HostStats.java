package io.hostwatch.dashboards.boards;

import static io.hostwatch.dashboards.model.Panel.stat;

import io.hostwatch.dashboards.model.Limits;
import io.hostwatch.dashboards.model.Panel;
import io.hostwatch.dashboards.model.Unit;

/** The numbers of hosts that more than one dashboard shows, each with its limits and runbook. */
final class HostStats {
  private HostStats() {}

  /** How busy the busiest of the selected hosts is. */
  static Panel cpu(String title, String description) {
    return ratio(title, description, "instance:node_cpu_utilisation:ratio_rate1m", "CPU")
        .limits(Limits.above(0.8, 0.95))
        .runbook("HostCPUHigh");
  }

  /** How full the memory of the fullest of the selected hosts is. */
  static Panel memory(String title, String description) {
    return ratio(title, description, "instance:node_memory_utilisation:ratio", "memory")
        .limits(Limits.above(0.85, 0.95))
        .runbook("HostMemoryHigh");
  }

  /** How full the fullest filesystem of the selected hosts is. */
  static Panel disk(String title, String description) {
    return ratio(
            title,
            description,
            "instance_device_mountpoint:node_filesystem_utilisation:ratio",
            "disk")
        .limits(Limits.above(0.8, 0.9))
        .runbook("HostDiskSpaceLow");
  }

  /** When the first filesystem of the selected hosts will be full. */
  static Panel untilFull(String description) {
    return stat("Next filesystem full in", description, Unit.DAYS)
        .ask("min(instance_device_mountpoint:node_filesystem_until_full_days:deriv1d{@})", "days")
        .decimals(1)
        .limits(Limits.below(1, 7))
        .runbook("HostDiskFillsUp");
  }

  private static Panel ratio(String title, String description, String recorded, String legend) {
    return stat(title, description, Unit.RATIO)
        .ask("max(" + recorded + "{@})", legend)
        .max(1)
        .decimals(1);
  }
}
