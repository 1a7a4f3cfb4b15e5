package io.hostwatch.exporter;

import io.hostwatch.exporter.linux.file.NameFilter;
import io.hostwatch.exporter.linux.systemd.SystemdOptions;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The flags of the collector of systemd's units. */
final class SystemdFlags {
  private static final String UNITS = "--collector.systemd.unit";
  private static final String TASKS = "--collector.systemd.enable-task-metrics";
  private static final String RESTARTS = "--collector.systemd.enable-restarts-metrics";
  private static final String START_TIMES = "--collector.systemd.enable-start-time-metrics";
  private static final String PRIVATE = "--collector.systemd.private";

  private SystemdFlags() {}

  static List<Flag> all() {
    return List.of(
        Flag.value(
            UNITS + Flags.INCLUDE,
            "REGEX",
            SystemdOptions.UNITS_INCLUDE,
            "The whole names of the units to report, less those excluded."),
        Flag.value(
            UNITS + Flags.EXCLUDE,
            "REGEX",
            SystemdOptions.UNITS_EXCLUDE,
            "The whole names of the units to leave out of those."),
        Flag.toggle(TASKS, "Report the tasks of services."),
        Flag.toggle(RESTARTS, "Count the restarts of services."),
        Flag.toggle(START_TIMES, "Report since when units are active."),
        Flag.toggle(PRIVATE, "Ask systemd past the bus, over its socket for root."));
  }

  static SystemdOptions options(FlagValues flags) {
    NameFilter units = flags.bothFilters(UNITS);
    return new SystemdOptions(
        new NameFilter(whole(units.include()), whole(units.exclude())),
        flags.isGiven(TASKS),
        flags.isGiven(RESTARTS),
        flags.isGiven(START_TIMES),
        flags.isGiven(PRIVATE));
  }

  /** Unlike those of other collectors, these patterns must match the name from end to end. */
  private static Optional<Pattern> whole(Optional<Pattern> pattern) {
    return pattern.map(p -> Pattern.compile("^(?:" + p.pattern() + ")$"));
  }
}
