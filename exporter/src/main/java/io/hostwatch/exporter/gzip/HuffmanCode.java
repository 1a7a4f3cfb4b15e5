package io.hostwatch.exporter.gzip;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A prefix code by frequencies, canonical as RFC 1951 3.2.2 wants it. Symbols that never occur have
 * no code. Immutable.
 */
final class HuffmanCode {
  private final byte[] lengths;
  private final int[] codes;

  private HuffmanCode(byte[] lengths) {
    this.lengths = lengths;
    this.codes = codes(lengths);
  }

  /**
   * The code for symbols that occur so often.
   *
   * @param frequencies of which at least two are above zero
   * @param longest how many bits a symbol may have
   */
  static HuffmanCode of(int[] frequencies, int longest) {
    int[] weights = frequencies.clone();
    while (true) {
      byte[] lengths = lengths(weights);
      int most = 0;
      for (byte length : lengths) {
        most = Math.max(most, length);
      }
      if (most <= longest) {
        return new HuffmanCode(lengths);
      }
      for (int i = 0; i < weights.length; i++) {
        weights[i] = (weights[i] + 1) / 2; // flatter, so that the rare become shorter
      }
    }
  }

  /** How many symbols there are, with and without a code. */
  int size() {
    return lengths.length;
  }

  /** How many bits the symbol has, 0 if it has no code. */
  int length(int symbol) {
    return lengths[symbol];
  }

  /** The symbol's bits in the order in which they are written. */
  int code(int symbol) {
    return codes[symbol];
  }

  private record Node(long weight, int order, int symbol, List<Node> children) {

    void measure(int depth, byte[] lengths) {
      if (children.isEmpty()) {
        lengths[symbol] = (byte) depth;
      }
      for (Node child : children) {
        child.measure(depth + 1, lengths);
      }
    }
  }

  private static byte[] lengths(int[] weights) {
    PriorityQueue<Node> nodes =
        new PriorityQueue<>(Comparator.comparingLong(Node::weight).thenComparingInt(Node::order));
    int order = 0;
    for (int symbol = 0; symbol < weights.length; symbol++) {
      if (weights[symbol] > 0) {
        nodes.add(new Node(weights[symbol], order++, symbol, List.of()));
      }
    }
    while (nodes.size() > 1) {
      Node one = nodes.remove();
      Node other = nodes.remove();
      nodes.add(new Node(one.weight + other.weight, order++, -1, List.of(one, other)));
    }
    byte[] lengths = new byte[weights.length];
    nodes.remove().measure(0, lengths);
    return lengths;
  }

  private static int[] codes(byte[] lengths) {
    int[] codes = new int[lengths.length];
    int next = 0;
    for (int length = 1; length < Short.SIZE; length++) {
      for (int symbol = 0; symbol < lengths.length; symbol++) {
        if (lengths[symbol] == length) {
          codes[symbol] = Integer.reverse(next++) >>> (Integer.SIZE - length);
        }
      }
      next <<= 1;
    }
    return codes;
  }
}
