package io.hostwatch.simulator.model;

/**
 * How long things take: half of them less than the median, spread log-normally.
 *
 * @param median in seconds
 * @param spread the standard deviation of the logarithm
 */
public record Durations(double median, double spread) {

  /** The share that takes at most so many seconds. */
  public double within(double seconds) {
    double x = Math.log(seconds / median) / spread;
    // The logistic curve comes within 0.01 of the normal distribution.
    return 1 / (1 + Math.exp(-1.702 * x));
  }

  /** The mean, in seconds. */
  public double mean() {
    return median * Math.exp(spread * spread / 2);
  }
}
