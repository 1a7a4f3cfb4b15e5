package io.hostwatch.exporter.linux.storage;

import io.hostwatch.exporter.linux.file.Digits;
import java.util.OptionalDouble;

/** Sizes as the kernel writes them for people: {@code 512}, {@code 10.5k}, {@code 1.1M}. */
final class HumanSize {
  private static final String UNITS = "kMGTPEZY";
  private static final double STEP = 1024;
  private static final int MOST_DIGITS = 20;

  private HumanSize() {}

  /**
   * Reads what bcache wrote: whole units and, after the dot, the rest in hundredths of 1024ths, as
   * node_exporter understands it. May have a sign.
   */
  static OptionalDouble ofBcache(String text) {
    boolean negative = text.startsWith("-");
    String size = negative ? text.substring(1) : text;
    double unit = unit(size);
    String number = unit > 1 ? size.substring(0, size.length() - 1) : size;
    int dot = number.indexOf('.');
    String whole = dot < 0 ? number : number.substring(0, dot);
    String rest = dot < 0 ? "0" : number.substring(dot + 1);
    if (!isDigits(whole) || !isDigits(rest)) {
      return OptionalDouble.empty();
    }
    double units = Double.parseDouble(whole) + Double.parseDouble(rest) / 10.24;
    double bytes = Math.floor(units * unit);
    return OptionalDouble.of(negative ? -bytes : bytes);
  }

  /** Reads what bcachefs wrote: units with a decimal fraction. */
  static OptionalDouble ofBcachefs(String text) {
    double unit = unit(text);
    String number = unit > 1 ? text.substring(0, text.length() - 1) : text;
    int dot = number.indexOf('.');
    boolean valid =
        isDigits(dot < 0 ? number : number.substring(0, dot) + number.substring(dot + 1));
    return valid
        ? OptionalDouble.of(Math.floor(Double.parseDouble(number) * unit))
        : OptionalDouble.empty();
  }

  private static double unit(String size) {
    if (size.isEmpty()) {
      return 1;
    }
    char last = size.charAt(size.length() - 1);
    int power = UNITS.indexOf(last == 'K' ? 'k' : last) + 1;
    return Math.pow(STEP, power);
  }

  private static boolean isDigits(String text) {
    return text.length() <= MOST_DIGITS && Digits.only(text);
  }
}
