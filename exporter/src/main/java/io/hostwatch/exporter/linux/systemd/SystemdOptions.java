package io.hostwatch.exporter.linux.systemd;

import io.hostwatch.exporter.linux.file.NameFilter;

/**
 * What the collector of systemd's units can be told; the pattern's default is node_exporter's.
 *
 * @param tasks whether services tell how many tasks they have and may have
 * @param restarts whether services tell how often they were restarted
 * @param startTimes whether units tell since when they are active
 * @param direct whether systemd is asked past the bus, which takes root
 */
public record SystemdOptions(
    NameFilter units, boolean tasks, boolean restarts, boolean startTimes, boolean direct) {

  /** Units that are reported. */
  public static final String UNITS_INCLUDE = ".+";

  /** Units of those that are not. */
  public static final String UNITS_EXCLUDE = ".+\\.(automount|device|mount|scope|slice)";

  /** What it does unless told otherwise. */
  public static SystemdOptions defaults() {
    return new SystemdOptions(
        NameFilter.excluding("^(?:" + UNITS_EXCLUDE + ")$"), false, false, false, false);
  }
}
