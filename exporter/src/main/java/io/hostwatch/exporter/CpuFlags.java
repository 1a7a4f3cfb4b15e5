package io.hostwatch.exporter;

import io.hostwatch.exporter.linux.cpu.CpuOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The flags of the collectors of the CPUs. */
final class CpuFlags {
  private static final OnOffFlag GUEST =
      new OnOffFlag("collector.cpu.guest", true, "the time that CPUs ran virtual machines");
  private static final OnOffFlag INFO =
      new OnOffFlag("collector.cpu.info", false, "what each CPU is");
  private static final String INFO_FLAGS = "--collector.cpu.info.flags-include";
  private static final String INFO_BUGS = "--collector.cpu.info.bugs-include";
  private static final String INTERRUPTS = "--collector.interrupts.name";
  private static final OnOffFlag ZEROS =
      new OnOffFlag("collector.interrupts.include-zeros", true, "interrupts that a CPU never got");

  private CpuFlags() {}

  static List<Flag> all() {
    List<Flag> flags = new ArrayList<>(GUEST.both());
    flags.addAll(INFO.both());
    flags.add(Flag.value(INFO_FLAGS, "REGEX", "", "The CPU's abilities to report, with cpu.info."));
    flags.add(Flag.value(INFO_BUGS, "REGEX", "", "The CPU's faults to report, with cpu.info."));
    flags.addAll(Flags.filter(INTERRUPTS, "", "interrupts, by number;chip;devices,"));
    flags.addAll(ZEROS.both());
    return flags;
  }

  static CpuOptions options(FlagValues flags) {
    Optional<Pattern> abilities = pattern(flags, INFO_FLAGS);
    Optional<Pattern> bugs = pattern(flags, INFO_BUGS);
    boolean info = INFO.isOn(flags) || abilities.isPresent() || bugs.isPresent();
    return new CpuOptions(
        GUEST.isOn(flags),
        new CpuOptions.Info(info, abilities, bugs),
        new CpuOptions.Interrupts(flags.filter(INTERRUPTS), ZEROS.isOn(flags)));
  }

  private static Optional<Pattern> pattern(FlagValues flags, String name) {
    return flags.text(name).isEmpty() ? Optional.empty() : Optional.of(flags.pattern(name));
  }
}
