package io.hostwatch.simulator.wave;

/**
 * Value noise: a hashed height at each multiple of the period, and a smooth way from one to the
 * next.
 *
 * <p>Its slope is noise as well, and what lies under the slope is the noise itself. So a counter
 * can have a noisy rate and be known at any time without adding up.
 *
 * @param seed where the heights come from
 * @param period seconds from one height to the next
 */
public record Noise(Seed seed, double period) {
  private static final double STEEPEST = 3;

  /** The noise at a time in seconds, from -1 to 1. */
  public double level(double seconds) {
    double step = Math.floor(seconds / period);
    double share = seconds / period - step;
    double smooth = share * share * (3 - 2 * share);
    double before = height(step);
    return before + (height(step + 1) - before) * smooth;
  }

  /** The noise's slope, scaled so that it lies from -1 to 1. */
  public double slope(double seconds) {
    double step = Math.floor(seconds / period);
    double share = seconds / period - step;
    return (height(step + 1) - height(step)) * 6 * share * (1 - share) / STEEPEST;
  }

  /** What lies under the slope, in seconds, but for a constant. */
  public double area(double seconds) {
    return level(seconds) * period / STEEPEST;
  }

  private double height(double step) {
    return 2 * seed.unit((long) step) - 1;
  }
}
