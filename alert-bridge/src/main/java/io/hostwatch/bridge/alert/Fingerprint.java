package io.hostwatch.bridge.alert;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;

/**
 * The identity of a label set, as Alertmanager computes it: 64-bit FNV-1a over the sorted names and
 * values, each followed by the byte 0xFF, written as 16 lower-case hexadecimal digits.
 *
 * <p>The same for every occurrence of an alert, and for equal labels of two estates: an alert's
 * identity is the pair of source and fingerprint.
 */
public record Fingerprint(long bits) implements Comparable<Fingerprint> {
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  /** Computes the fingerprint of {@code labels}. */
  public static Fingerprint of(Labels labels) {
    long hash = OFFSET;
    for (Map.Entry<String, String> label : labels.values().entrySet()) {
      hash = add(add(hash, label.getKey()), label.getValue());
    }
    return new Fingerprint(hash);
  }

  /** The fingerprint of a single label. */
  public static Fingerprint ofOne(String name, String value) {
    return new Fingerprint(add(add(OFFSET, name), value));
  }

  /**
   * Reads the hexadecimal form.
   *
   * @throws IllegalArgumentException if {@code text} is not 16 hexadecimal digits
   */
  public static Fingerprint parse(String text) {
    if (text.length() != 16) {
      throw new IllegalArgumentException(
          "fingerprint \"" + text + "\": expected 16 hexadecimal digits");
    }
    return new Fingerprint(HexFormat.fromHexDigitsToLong(text));
  }

  @Override
  public int compareTo(Fingerprint other) {
    return Long.compare(bits, other.bits);
  }

  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(bits);
  }

  private static long add(long start, String text) {
    long hash = start;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * PRIME;
    }
    return (hash ^ 0xff) * PRIME;
  }
}
