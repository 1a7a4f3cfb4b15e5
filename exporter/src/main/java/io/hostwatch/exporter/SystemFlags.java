package io.hostwatch.exporter;

import io.hostwatch.exporter.linux.system.Sysctl;
import io.hostwatch.exporter.linux.system.SystemOptions;
import java.util.List;
import java.util.stream.Stream;

/** The flags of the collectors of the kernel and the host as a whole. */
final class SystemFlags {
  private static final String SOFTIRQ = "--collector.stat.softirq";
  private static final String SYSCTL = "--collector.sysctl.include";
  private static final String SYSCTL_INFO = "--collector.sysctl.include-info";

  private SystemFlags() {}

  static List<Flag> all() {
    return List.of(
        Flag.toggle(SOFTIRQ, "Count softirqs by what they are for."),
        Flag.repeatable(
            SYSCTL, "NAME[:KEY,...]", "", "A kernel parameter whose numbers to report."),
        Flag.repeatable(SYSCTL_INFO, "NAME", "", "A kernel parameter whose words to report."));
  }

  static SystemOptions options(FlagValues flags) {
    return new SystemOptions(
        flags.isGiven(SOFTIRQ),
        Stream.concat(
                flags.readAll(SYSCTL, Sysctl::numeric, Sysctl.NUMERIC_FORM).stream(),
                flags.readAll(SYSCTL_INFO, Sysctl::info, Sysctl.INFO_FORM).stream())
            .toList());
  }
}
