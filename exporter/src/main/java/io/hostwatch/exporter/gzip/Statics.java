package io.hostwatch.exporter.gzip;

import java.util.Arrays;

/** A text without its values. Immutable. */
final class Statics {
  private final byte[] bytes; // of the parts, one after another
  private final int[] ends; // of each part among them

  private Statics(byte[] bytes, int[] ends) {
    this.bytes = bytes;
    this.ends = ends;
  }

  static Statics of(MarkedText text) {
    byte[] bytes = new byte[text.length()];
    int[] ends = new int[text.parts()];
    int length = 0;
    for (int part = 0; part < ends.length; part++) {
      int size = text.end(part) - text.start(part);
      System.arraycopy(text.bytes(), text.start(part), bytes, length, size);
      length += size;
      ends[part] = length;
    }
    return new Statics(Arrays.copyOf(bytes, length), ends);
  }

  /** Tells whether {@code text} is the same but for its values. */
  boolean fit(MarkedText text) {
    if (text.parts() != ends.length) {
      return false;
    }
    int from = 0;
    for (int part = 0; part < ends.length; part++) {
      int to = ends[part];
      if (!Arrays.equals(bytes, from, to, text.bytes(), text.start(part), text.end(part))) {
        return false;
      }
      from = to;
    }
    return true;
  }
}
