package io.hostwatch.exporter;

import io.hostwatch.exporter.linux.file.NameFilter;
import io.hostwatch.exporter.linux.hardware.HardwareOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The flags of the collectors of the hardware. */
final class HardwareFlags {
  private static final String CHIPS = "--collector.hwmon.chip";
  private static final String SENSORS = "--collector.hwmon.sensor";
  private static final String POWER_SUPPLIES = "--collector.powersupply.ignored-supplies";
  private static final String TAPES = "--collector.tapestats.ignored-devices";
  private static final OnOffFlag RAPL_ZONE =
      new OnOffFlag(
          "collector.rapl.enable-zone-label", false, "all RAPL zones as one family with a label");

  private HardwareFlags() {}

  static List<Flag> all() {
    List<Flag> flags = new ArrayList<>(Flags.filter(CHIPS, "", "monitoring chips"));
    flags.addAll(Flags.filter(SENSORS, "", "sensors, by chip;sensor,"));
    flags.add(ignored(POWER_SUPPLIES, "power supplies"));
    flags.add(ignored(TAPES, "tape drives"));
    flags.addAll(RAPL_ZONE.both());
    return flags;
  }

  static HardwareOptions options(FlagValues flags) {
    return new HardwareOptions(
        flags.filter(CHIPS),
        flags.filter(SENSORS),
        notIgnored(flags, POWER_SUPPLIES),
        notIgnored(flags, TAPES),
        RAPL_ZONE.isOn(flags));
  }

  private static Flag ignored(String name, String what) {
    return Flag.value(name, "REGEX", HardwareOptions.NOTHING, "The " + what + " to leave out.");
  }

  private static NameFilter notIgnored(FlagValues flags, String name) {
    return new NameFilter(Optional.empty(), Optional.of(flags.pattern(name)));
  }
}
