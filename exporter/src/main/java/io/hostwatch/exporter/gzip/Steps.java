package io.hostwatch.exporter.gzip;

import java.util.Arrays;

/**
 * The tokens of each part in bits, as few pieces as can be: up to 32 bits, with or without a repeat
 * at their end whose distance is still to be said. Unchanged once made.
 */
final class Steps {
  private final int[] firstOfPart;
  private int[] bits;
  private byte[] sizes;
  private int[] sources; // -1 for none
  private int[] gaps;

  private Steps(int parts, int most) {
    firstOfPart = new int[parts + 1];
    bits = new int[most];
    sizes = new byte[most];
    sources = new int[most];
    gaps = new int[most];
  }

  static Steps of(Tokens tokens, int parts, HuffmanCode literals) {
    Steps steps = new Steps(parts, tokens.count());
    int count = 0;
    for (int part = 0; part < parts; part++) {
      steps.firstOfPart[part] = count;
      boolean isFull = true;
      for (int token = tokens.first(part); token < tokens.first(part + 1); token++) {
        int symbol =
            tokens.isLiteral(token)
                ? tokens.literal(token)
                : Alphabet.lengthSymbol(tokens.length(token));
        int size = literals.length(symbol);
        long word = literals.code(symbol);
        if (!tokens.isLiteral(token)) {
          word |= (long) Alphabet.lengthExtra(tokens.length(token)) << size;
          size += Alphabet.lengthExtraBits(tokens.length(token));
        }
        if (isFull || steps.sizes[count - 1] + size > Integer.SIZE) {
          steps.sources[count++] = -1;
        }
        int last = count - 1;
        steps.bits[last] |= (int) (word << steps.sizes[last]);
        steps.sizes[last] += (byte) size;
        steps.sources[last] = tokens.source(token);
        steps.gaps[last] = tokens.gap(token);
        isFull = !tokens.isLiteral(token);
      }
    }
    steps.firstOfPart[parts] = count;
    return steps.trimmed(count);
  }

  private Steps trimmed(int count) {
    bits = Arrays.copyOf(bits, count);
    sizes = Arrays.copyOf(sizes, count);
    sources = Arrays.copyOf(sources, count);
    gaps = Arrays.copyOf(gaps, count);
    return this;
  }

  /** Adds a part; false if a repeat in it is too far away. */
  boolean write(int part, MarkedText text, HuffmanCode distances, BitWriter out) {
    int start = text.start(part);
    for (int step = firstOfPart[part]; step < firstOfPart[part + 1]; step++) {
      out.bits(bits[step] & 0xffff_ffffL, sizes[step]);
      int source = sources[step];
      if (source >= 0) {
        int distance = start - text.start(source) + gaps[step];
        if (distance > Alphabet.FARTHEST) {
          return false;
        }
        int symbol = Alphabet.distanceSymbol(distance);
        int size = distances.length(symbol);
        int extra = Alphabet.distanceExtra(distance, symbol);
        out.bits(
            distances.code(symbol) | (long) extra << size,
            size + Alphabet.distanceExtraBits(symbol));
      }
    }
    return true;
  }
}
