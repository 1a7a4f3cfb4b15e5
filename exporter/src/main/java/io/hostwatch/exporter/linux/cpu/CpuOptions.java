package io.hostwatch.exporter.linux.cpu;

import io.hostwatch.exporter.linux.file.NameFilter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the collectors of the CPUs can be told.
 *
 * @param guestTimes whether the times of virtual machines are reported
 */
public record CpuOptions(boolean guestTimes, Info info, Interrupts interrupts) {

  /** What they do unless told otherwise. */
  public static CpuOptions defaults() {
    return new CpuOptions(
        true,
        new Info(false, Optional.empty(), Optional.empty()),
        new Interrupts(NameFilter.all(), true));
  }

  /**
   * What is reported of {@code /proc/cpuinfo}.
   *
   * @param flags selects the abilities of the CPU to report, none if empty
   * @param bugs selects the faults of the CPU to report, none if empty
   */
  public record Info(boolean isOn, Optional<Pattern> flags, Optional<Pattern> bugs) {}

  /**
   * Which interrupts are reported.
   *
   * @param names of the form {@code number;chip;devices}
   * @param zeros whether a CPU that never got the interrupt is reported
   */
  public record Interrupts(NameFilter names, boolean zeros) {}
}
