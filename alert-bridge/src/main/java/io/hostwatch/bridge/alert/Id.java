package io.hostwatch.bridge.alert;

/**
 * A number that names an episode, an event or a delivery; ids made later are greater.
 *
 * <p>Written as 13 characters of Crockford's base 32, so that it survives JSON numbers, URLs and
 * being read out on the phone, and so that the texts sort as the numbers do.
 */
public record Id(long value) implements Comparable<Id> {
  private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int LENGTH = 13;

  public Id {
    if (value < 0) {
      throw new IllegalArgumentException("id " + value + ": expected no negative number");
    }
  }

  /**
   * Reads the text form, in either case.
   *
   * @throws IllegalArgumentException if {@code text} is not 13 digits of base 32
   */
  public static Id parse(String text) {
    long value = text.length() == LENGTH ? 0 : -1;
    for (int i = 0; i < text.length() && value >= 0; i++) {
      int digit = DIGITS.indexOf(Character.toLowerCase(text.charAt(i)));
      boolean overflows = i == 0 && digit > 7;
      value = digit < 0 || overflows ? -1 : value << 5 | digit;
    }
    if (value < 0) {
      throw new IllegalArgumentException(
          "id \"" + text + "\": expected 13 characters out of " + DIGITS);
    }
    return new Id(value);
  }

  @Override
  public int compareTo(Id other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    char[] text = new char[LENGTH];
    long rest = value;
    for (int i = LENGTH - 1; i >= 0; i--) {
      text[i] = DIGITS.charAt((int) (rest & 31));
      rest >>>= 5;
    }
    return new String(text);
  }
}
