package io.hostwatch.exporter.gzip;

import java.util.Arrays;

/**
 * The parts of a text as literals and repeats of what stands before. A repeat knows which part it
 * repeats, not how far that is: the values between them are longer or shorter each time.
 */
final class Tokens {
  private final int[] firstOfPart;
  private int[] lengths = new int[1024]; // 1 for a literal
  private int[] details = new int[1024]; // the literal, or the gap
  private int[] sources = new int[1024];
  private int count;

  Tokens(int parts) {
    firstOfPart = new int[parts + 1];
  }

  void literal(byte value) {
    add(1, value & 0xff, -1);
  }

  /**
   * Adds a repeat.
   *
   * @param source the part that has it already
   * @param gap the place in this part less that in the other
   */
  void repeat(int length, int source, int gap) {
    add(length, gap, source);
  }

  /** What comes from now on belongs to the part after {@code part}. */
  void endOfPart(int part) {
    firstOfPart[part + 1] = count;
  }

  int first(int part) {
    return firstOfPart[part];
  }

  boolean isLiteral(int token) {
    return sources[token] < 0;
  }

  int literal(int token) {
    return details[token];
  }

  int length(int token) {
    return lengths[token];
  }

  int gap(int token) {
    return details[token];
  }

  int source(int token) {
    return sources[token];
  }

  int count() {
    return count;
  }

  private void add(int length, int detail, int source) {
    if (count == lengths.length) {
      lengths = Arrays.copyOf(lengths, 2 * count);
      details = Arrays.copyOf(details, 2 * count);
      sources = Arrays.copyOf(sources, 2 * count);
    }
    lengths[count] = length;
    details[count] = detail;
    sources[count] = source;
    count++;
  }
}
