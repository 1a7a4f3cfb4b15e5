package io.hostwatch.exporter;

import java.util.List;

/**
 * A choice that one flag switches on and its opposite off, as {@code --collector.cpu.guest} and
 * {@code --no-collector.cpu.guest}.
 *
 * @param name without the dashes before it
 * @param standard what holds unless one of the two is given
 * @param what is chosen, for "Report " or "Do not report "
 */
record OnOffFlag(String name, boolean standard, String what) {

  /** The two flags. */
  List<Flag> both() {
    String byDefault = standard ? " (the default)." : ".";
    String otherwise = standard ? "." : " (the default).";
    return List.of(
        Flag.toggle("--" + name, "Report " + what + byDefault),
        Flag.toggle("--no-" + name, "Do not report " + what + otherwise));
  }

  /** What was chosen; off where both are given. */
  boolean isOn(FlagValues flags) {
    return !flags.isGiven("--no-" + name) && (standard || flags.isGiven("--" + name));
  }
}
