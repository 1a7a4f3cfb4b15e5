package io.hostwatch.bridge.webhook;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/**
 * A body made readable: every byte that is not UTF-8 is replaced by a question mark, so that a JSON
 * parser does not stop there and all offsets stay true; where that happened is remembered.
 */
final class Utf8 {
  private static final byte[] REPLACEMENT = "\uFFFD".getBytes(StandardCharsets.UTF_8);

  private final byte[] bytes;
  private final BitSet repaired;

  private Utf8(byte[] bytes, BitSet repaired) {
    this.bytes = bytes;
    this.repaired = repaired;
  }

  /** Reads {@code body}, which must not change from now on. */
  static Utf8 of(byte[] body) {
    BitSet bad = new BitSet();
    for (int i = 0; i < body.length; ) {
      int length = characterAt(body, i);
      if (length == 0) {
        bad.set(i);
      }
      i += Math.max(length, 1);
    }
    return new Utf8(bad.isEmpty() ? body : repair(body, bad), bad);
  }

  /** The body itself where all of it is UTF-8, else a repaired copy. */
  byte[] bytes() {
    return bytes;
  }

  /** Tells whether any byte was replaced from {@code start} to before {@code end}. */
  boolean isRepaired(int start, int end) {
    int first = repaired.nextSetBit(start);
    return first >= 0 && first < end;
  }

  /** A part of the body with U+FFFD for each byte that is not UTF-8, which is how Go reads it. */
  byte[] mended(int start, int end) {
    ByteArrayOutputStream mended = new ByteArrayOutputStream(end - start + REPLACEMENT.length);
    for (int i = start; i < end; i++) {
      if (repaired.get(i)) {
        mended.writeBytes(REPLACEMENT);
      } else {
        mended.write(bytes[i]);
      }
    }
    return mended.toByteArray();
  }

  /** How many bytes the character has that begins here; 0 if none does. */
  private static int characterAt(byte[] body, int start) {
    int first = body[start] & 0xff;
    if (first < 0x80) {
      return 1;
    }
    int length = first < 0xc2 || first > 0xf4 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (length == 0 || start + length > body.length || !isSecond(first, body[start + 1] & 0xff)) {
      return 0;
    }
    for (int i = start + 2; i < start + length; i++) {
      if ((body[i] & 0xc0) != 0x80) {
        return 0;
      }
    }
    return length;
  }

  /** Neither a longer form than needed, nor a surrogate, nor beyond the last character. */
  private static boolean isSecond(int first, int second) {
    int least = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
    int most = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
    return second >= least && second <= most;
  }

  private static byte[] repair(byte[] body, BitSet bad) {
    byte[] copy = body.clone();
    bad.stream().forEach(offset -> copy[offset] = '?');
    return copy;
  }
}
