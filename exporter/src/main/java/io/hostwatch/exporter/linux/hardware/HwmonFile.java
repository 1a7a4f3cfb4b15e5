package io.hostwatch.exporter.linux.hardware;

import io.hostwatch.exporter.linux.file.Digits;
import java.util.Optional;
import java.util.Set;

/**
 * What the name of a monitoring chip's file says: {@code temp1_crit_alarm} is the element {@code
 * crit_alarm} of the sensor {@code temp1}.
 *
 * @param type of the sensor, one of those the kernel documents
 * @param sensor its type and number; 0 where there is no number
 * @param element empty if the name ends after the number
 */
record HwmonFile(String type, String sensor, String element) {
  private static final Set<String> TYPES =
      Set.of(
          "beep_enable",
          "cpu",
          "curr",
          "energy",
          "fan",
          "freq",
          "humidity",
          "in",
          "intrusion",
          "power",
          "pwm",
          "temp",
          "update_interval",
          "vrm");
  private static final Set<String> OF_CHIP = Set.of("beep_enable", "update_interval", "vrm");
  private static final Set<String> LIMITS =
      Set.of(
          "cap_max",
          "cap_min",
          "crit",
          "div",
          "emergency",
          "lcrit",
          "max",
          "min",
          "offset",
          "pulses",
          "type");
  private static final int MOST_DIGITS = 9;

  /** Empty if it is no sensor's file. */
  static Optional<HwmonFile> parse(String name) {
    int digits = 0;
    while (digits < name.length() && !Digits.isDigit(name.charAt(digits))) {
      digits++;
    }
    int end = digits;
    while (end < name.length() && Digits.isDigit(name.charAt(end))) {
      end++;
    }
    String type = name.substring(0, digits);
    boolean whole = end == name.length();
    boolean more = end + 1 < name.length() && name.charAt(end) == '_';
    if (!TYPES.contains(type) || !(whole || more) || end - digits > MOST_DIGITS) {
      return Optional.empty();
    }
    int number = end == digits ? 0 : Integer.parseInt(name.substring(digits, end));
    return Optional.of(new HwmonFile(type, type + number, whole ? "" : name.substring(end + 1)));
  }

  /**
   * Tells whether it holds a value: not a label, and of what concerns the whole chip the bare one.
   */
  boolean isValue() {
    return !element.equals("label") && (element.isEmpty() || !OF_CHIP.contains(type));
  }

  /** Tells whether it is the frequency of a clock, which goes by its label. */
  boolean isClock() {
    return type.equals("freq") && element.equals("input");
  }

  /** Tells whether it stays as it is unless somebody sets it. */
  boolean isLimit() {
    return LIMITS.contains(element) || element.endsWith("_hyst") || element.startsWith("rated_");
  }
}
