package io.hostwatch.bridge.webhook;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.OptionalInt;

/**
 * A body made readable: every byte that is not UTF-8 is replaced by a question mark, so that a JSON
 * parser does not stop there and all offsets stay true; where that happened is remembered.
 */
final class Utf8 {
  private final byte[] bytes;
  private final BitSet repaired;

  private Utf8(byte[] bytes, BitSet repaired) {
    this.bytes = bytes;
    this.repaired = repaired;
  }

  /** Reads {@code body}, which must not change from now on. */
  static Utf8 of(byte[] body) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(body);
    CharBuffer out = CharBuffer.allocate(8192);
    BitSet bad = new BitSet();
    CoderResult result;
    do {
      out.clear();
      result = decoder.decode(in, out, true);
      for (int i = 0; result.isError() && i < result.length(); i++) {
        bad.set(in.position());
        in.get();
      }
    } while (!result.isUnderflow());
    return new Utf8(bad.isEmpty() ? body : repair(body, bad), bad);
  }

  /** The body itself where all of it is UTF-8, else a repaired copy. */
  byte[] bytes() {
    return bytes;
  }

  /** The first repaired byte from {@code start} to before {@code end}. */
  OptionalInt repairedWithin(long start, long end) {
    int first = repaired.nextSetBit((int) start);
    return first < 0 || first >= end ? OptionalInt.empty() : OptionalInt.of(first);
  }

  private static byte[] repair(byte[] body, BitSet bad) {
    byte[] copy = body.clone();
    bad.stream().forEach(offset -> copy[offset] = '?');
    return copy;
  }
}
