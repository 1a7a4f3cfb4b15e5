package io.hostwatch.exporter.gzip;

/**
 * A text whose values are marked: what stands between them is likely to be the same the next time.
 * A view of the arrays it was given, valid while they are not changed.
 */
public final class MarkedText {
  private final byte[] bytes;
  private final int length;
  private final int[] marks;
  private final int values;

  /**
   * Makes a view.
   *
   * @param bytes holds the text at its front
   * @param length of the text
   * @param marks where each value begins and ends, in the text's order
   * @param values how many there are
   */
  public MarkedText(byte[] bytes, int length, int[] marks, int values) {
    this.bytes = bytes;
    this.length = length;
    this.marks = marks;
    this.values = values;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  int values() {
    return values;
  }

  /** How many parts there are around the values. */
  int parts() {
    return values + 1;
  }

  /** Where a part begins: the first with the text, each other where the value before it ends. */
  int start(int part) {
    return part == 0 ? 0 : marks[2 * part - 1];
  }

  /** Where a part ends, and a value begins unless it is the last part. */
  int end(int part) {
    return part == values ? length : marks[2 * part];
  }
}
