package io.hostwatch.exporter.gzip;

import java.util.ArrayList;
import java.util.List;

/** The head of a block with codes of its own, RFC 1951 3.2.7. */
final class BlockHead {
  private static final int[] ORDER = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
  };
  private static final int LONGEST = 7;
  private static final int FEW_ZEROS = 17; // 3 to 10
  private static final int MANY_ZEROS = 18; // 11 to 138

  private BlockHead() {}

  /** A length, or a run of zeros. */
  private record Step(int symbol, int extra, int extraBits) {}

  /** Adds the head of the only block. */
  static void write(HuffmanCode literals, HuffmanCode distances, BitWriter out) {
    List<Step> steps = new ArrayList<>();
    int[] lengths = new int[literals.size() + distances.size()];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = i < literals.size() ? literals.length(i) : distances.length(i - literals.size());
    }
    for (int at = 0; at < lengths.length; at += add(lengths, at, steps)) {}
    int[] frequencies = new int[ORDER.length];
    steps.forEach(step -> frequencies[step.symbol]++);
    frequencies[FEW_ZEROS]++; // a code of one symbol is none
    frequencies[MANY_ZEROS]++;
    HuffmanCode code = HuffmanCode.of(frequencies, LONGEST);
    out.bits(1, 1); // the last block
    out.bits(2, 2);
    out.bits(literals.size() - 257, 5);
    out.bits(distances.size() - 1, 5);
    out.bits(ORDER.length - 4, 4);
    for (int symbol : ORDER) {
      out.bits(code.length(symbol), 3);
    }
    for (Step step : steps) {
      out.bits(code.code(step.symbol), code.length(step.symbol));
      out.bits(step.extra, step.extraBits);
    }
  }

  /** Adds the step that stands at {@code at}; returns how many lengths it says. */
  private static int add(int[] lengths, int at, List<Step> steps) {
    int zeros = 0;
    while (at + zeros < lengths.length && lengths[at + zeros] == 0 && zeros < 138) {
      zeros++;
    }
    if (zeros >= 11) {
      steps.add(new Step(MANY_ZEROS, zeros - 11, 7));
    } else if (zeros >= 3) {
      steps.add(new Step(FEW_ZEROS, zeros - 3, 3));
    } else {
      steps.add(new Step(lengths[at], 0, 0));
      return 1;
    }
    return zeros;
  }
}
