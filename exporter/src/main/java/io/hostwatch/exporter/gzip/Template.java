package io.hostwatch.exporter.gzip;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A text's parts, compressed once: for each text that differs in its values alone only these are
 * spelled anew, and the distances of repeats, which the values' lengths change. Immutable.
 */
final class Template {
  private static final int LONGEST_CODE = 15;
  private static final byte[] IN_NUMBERS =
      "0123456789.+-eEINanf".getBytes(StandardCharsets.US_ASCII);

  private final BitWriter head = new BitWriter(256);
  private final HuffmanCode literals;
  private final HuffmanCode distances;
  private final Steps steps;

  private Template(Tokens tokens, int parts, HuffmanCode literals, HuffmanCode distances) {
    this.literals = literals;
    this.distances = distances;
    BlockHead.write(literals, distances, head);
    this.steps = Steps.of(tokens, parts, literals);
  }

  /** The template of a text's parts, with codes for numbers as it has them. */
  static Template of(MarkedText text) {
    Tokens tokens = Repeats.of(text);
    int[] literals = new int[Alphabet.LITERALS_AND_LENGTHS];
    int[] distances = new int[Alphabet.DISTANCES];
    Arrays.fill(distances, 1);
    literals[Alphabet.END]++;
    for (byte each : IN_NUMBERS) {
      literals[each]++;
    }
    for (int part = 0; part < text.values(); part++) {
      for (int at = text.end(part); at < text.start(part + 1); at++) {
        literals[text.bytes()[at] & 0xff]++;
      }
    }
    for (int part = 0; part < text.parts(); part++) {
      count(tokens, text, part, literals, distances);
    }
    return new Template(
        tokens,
        text.parts(),
        HuffmanCode.of(literals, LONGEST_CODE),
        HuffmanCode.of(distances, LONGEST_CODE));
  }

  /**
   * Adds a text with the same parts, as one block.
   *
   * @return false if it cannot be said, as a repeat is too far away or a value is no number; what
   *     was added is of no use then
   */
  boolean write(MarkedText text, BitWriter out) {
    out.append(head);
    for (int part = 0; part < text.parts(); part++) {
      if (!steps.write(part, text, distances, out) || !value(part, text, out)) {
        return false;
      }
    }
    out.bits(literals.code(Alphabet.END), literals.length(Alphabet.END));
    return true;
  }

  /** Adds the value after the part. */
  private boolean value(int part, MarkedText text, BitWriter out) {
    if (part == text.values()) {
      return true;
    }
    byte[] bytes = text.bytes();
    int end = text.start(part + 1);
    for (int at = text.end(part); at < end; at++) {
      int symbol = bytes[at] & 0xff;
      int length = literals.length(symbol);
      if (length == 0) {
        return false;
      }
      out.bits(literals.code(symbol), length);
    }
    return true;
  }

  private static void count(
      Tokens tokens, MarkedText text, int part, int[] literals, int[] distances) {
    for (int token = tokens.first(part); token < tokens.first(part + 1); token++) {
      if (tokens.isLiteral(token)) {
        literals[tokens.literal(token)]++;
      } else {
        literals[Alphabet.lengthSymbol(tokens.length(token))]++;
        int distance = text.start(part) - text.start(tokens.source(token)) + tokens.gap(token);
        distances[Alphabet.distanceSymbol(distance)]++;
      }
    }
  }
}
