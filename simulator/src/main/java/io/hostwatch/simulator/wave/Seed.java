package io.hostwatch.simulator.wave;

/** A source of numbers that look random and are always the same for the same seed and key. */
public record Seed(long value) {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** A seed of its own for what has this name. */
  public Seed of(String name) {
    long mixed = value;
    for (int i = 0; i < name.length(); i++) {
      mixed = mix(mixed * 31 + name.charAt(i));
    }
    return new Seed(mixed);
  }

  /** A number from 0 up to, not including, 1. */
  public double unit(long key) {
    return (mix(value ^ mix(key + GOLDEN)) >>> 11) * 0x1.0p-53;
  }

  /** A number from {@code low} up to {@code high} for what has this name. */
  public double between(String name, double low, double high) {
    return low + (high - low) * of(name).unit(0);
  }

  // The finalizer of SplitMix64.
  private static long mix(long bits) {
    long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
