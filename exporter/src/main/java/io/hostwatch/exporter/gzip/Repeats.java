package io.hostwatch.exporter.gzip;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Finds what the parts of a text say again, within the last 28,000 bytes: that leaves the values
 * between room to grow before a repeat is too far away to be told. Neither a repeat nor what it
 * repeats reaches into a value.
 */
final class Repeats {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int SHORTEST = 4; // as many bytes as are hashed
  private static final int FARTHEST = 28_000;
  private static final int WINDOW = 1 << 15;
  private static final int MOST_TRIED = 24;

  private final MarkedText text;
  private final byte[] bytes;
  private final int[] latest = new int[WINDOW]; // by hash, the position plus one
  private final int[] before = new int[WINDOW]; // by position, likewise
  private final int[] parts = new int[WINDOW]; // by position
  private int foundLength;
  private int foundAt;

  private Repeats(MarkedText text) {
    this.text = text;
    this.bytes = text.bytes();
  }

  static Tokens of(MarkedText text) {
    Repeats repeats = new Repeats(text);
    Tokens tokens = new Tokens(text.parts());
    for (int part = 0; part < text.parts(); part++) {
      repeats.part(part, tokens);
      tokens.endOfPart(part);
    }
    return tokens;
  }

  private void part(int part, Tokens tokens) {
    int at = text.start(part);
    int end = text.end(part);
    while (at < end) {
      find(at, end);
      int length = foundLength;
      int source = foundAt;
      remember(at, part, end);
      if (length >= SHORTEST && !isBetterLater(length, at, end)) {
        int other = parts[source % WINDOW];
        tokens.repeat(length, other, at - text.start(part) - (source - text.start(other)));
        for (int next = at + 1; next < at + length; next++) {
          remember(next, part, end);
        }
        at += length;
      } else {
        tokens.literal(bytes[at++]);
      }
    }
  }

  private boolean isBetterLater(int length, int at, int end) {
    find(at + 1, end);
    return foundLength > length;
  }

  /** The longest that stands before, the nearest of those. */
  private void find(int at, int end) {
    foundLength = 0;
    if (end - at < SHORTEST) {
      return;
    }
    int most = Math.min(Alphabet.LONGEST_MATCH, end - at);
    int candidate = latest[hash(at)] - 1;
    for (int tried = 0; candidate >= 0 && tried < MOST_TRIED; tried++) {
      if (at - candidate > FARTHEST) {
        return;
      }
      int limit = Math.min(most, text.end(parts[candidate % WINDOW]) - candidate);
      int length = common(candidate, at, limit);
      if (length > foundLength) {
        foundLength = length;
        foundAt = candidate;
      }
      candidate = before[candidate % WINDOW] - 1;
    }
  }

  private int common(int one, int other, int limit) {
    int differs = Arrays.mismatch(bytes, one, one + limit, bytes, other, other + limit);
    return differs < 0 ? limit : differs;
  }

  private void remember(int at, int part, int end) {
    parts[at % WINDOW] = part;
    before[at % WINDOW] = 0;
    if (end - at >= SHORTEST) {
      int hash = hash(at);
      before[at % WINDOW] = latest[hash];
      latest[hash] = at + 1;
    }
  }

  private int hash(int at) {
    return ((int) INT.get(bytes, at) * 0x9E3779B1) >>> 17;
  }
}
