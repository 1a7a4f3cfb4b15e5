package io.hostwatch.exporter.linux.system;

import java.util.List;

/**
 * What the collectors of the kernel and the host can be told.
 *
 * @param softirqs whether the stat collector tells softirqs by vector
 * @param sysctls the kernel parameters that the sysctl collector reports
 */
public record SystemOptions(boolean softirqs, List<Sysctl> sysctls) {

  public SystemOptions {
    sysctls = List.copyOf(sysctls);
  }

  /** What they do unless told otherwise. */
  public static SystemOptions defaults() {
    return new SystemOptions(false, List.of());
  }
}
