package io.hostwatch.exporter.gzip;

/** The symbols for lengths and distances of RFC 1951 3.2.5. */
final class Alphabet {
  static final int END = 256;
  static final int LITERALS_AND_LENGTHS = 286;
  static final int DISTANCES = 30;
  static final int LONGEST_MATCH = 258;
  static final int FARTHEST = 32_768;

  private static final int FIRST_LENGTH = 257;
  private static final int[] LENGTH_BASE = {
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258
  };
  private static final int[] LENGTH_EXTRA = {
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0
  };
  private static final byte[] LENGTH_SYMBOL = new byte[LONGEST_MATCH + 1];

  static {
    for (int i = 0, length = 3; length <= LONGEST_MATCH; length++) {
      if (i + 1 < LENGTH_BASE.length && LENGTH_BASE[i + 1] <= length) {
        i++;
      }
      LENGTH_SYMBOL[length] = (byte) i;
    }
  }

  private Alphabet() {}

  static int lengthSymbol(int length) {
    return FIRST_LENGTH + LENGTH_SYMBOL[length];
  }

  /** How many bits follow the symbol. */
  static int lengthExtraBits(int length) {
    return LENGTH_EXTRA[LENGTH_SYMBOL[length]];
  }

  static int lengthExtra(int length) {
    return length - LENGTH_BASE[LENGTH_SYMBOL[length]];
  }

  /** Two symbols for each doubling of the distance, told apart by the bit below the highest. */
  static int distanceSymbol(int distance) {
    int from = distance - 1;
    if (from < 4) {
      return from;
    }
    int highest = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(from);
    return 2 * highest + (from >>> (highest - 1) & 1);
  }

  static int distanceExtraBits(int symbol) {
    return symbol < 4 ? 0 : symbol / 2 - 1;
  }

  static int distanceExtra(int distance, int symbol) {
    return distance - 1 & (1 << distanceExtraBits(symbol)) - 1;
  }
}
