package io.hostwatch.simulator.wave;

import java.util.ArrayList;
import java.util.List;

/**
 * A rate with a daily and a weekly pattern and noise, and the integral of it in closed form.
 *
 * <p>Each part is a share of the mean. As long as the shares add up to less than 1 the rate stays
 * above 0 and the integral grows. Times are seconds since 1970, in UTC.
 */
public final class Wave {
  private static final double HOUR = 3600;
  private static final double DAY = 24 * HOUR;
  private static final double WEEK = 7 * DAY;
  // 1970 began on a Thursday: the middle of a week's work is a day before its noon.
  private static final double WEDNESDAY_NOON = 6.5 * DAY;
  // 2026: integrals from there on are small enough to be exact to the last byte.
  private static final double ORIGIN = 1_767_225_600;

  private final double mean;
  private final List<Tone> tones;
  private final List<Ripple> ripples;

  private Wave(double mean, List<Tone> tones, List<Ripple> ripples) {
    this.mean = mean;
    this.tones = List.copyOf(tones);
    this.ripples = List.copyOf(ripples);
  }

  /** A rate that never changes. */
  public static Wave of(double mean) {
    return new Wave(mean, List.of(), List.of());
  }

  /** Rises and falls each day, most at this hour; a quarter of it has two peaks a day. */
  public Wave daily(double share, double peakHour) {
    return with(new Tone(0.8 * share, DAY, peakHour * HOUR))
        .with(new Tone(0.2 * share, DAY / 2, (peakHour - 2) * HOUR));
  }

  /** Rises and falls each week, most on Wednesdays. */
  public Wave weekly(double share) {
    return with(new Tone(share, WEEK, WEDNESDAY_NOON));
  }

  /** Wavers: a noise of its own for each period in seconds. */
  public Wave noisy(double share, Seed seed, double... periods) {
    List<Ripple> more = new ArrayList<>(ripples);
    for (double period : periods) {
      more.add(new Ripple(share / periods.length, new Noise(seed.of("p" + period), period)));
    }
    return new Wave(mean, tones, more);
  }

  /** The same shape, another size. */
  public Wave times(double factor) {
    return new Wave(mean * factor, tones, ripples);
  }

  /** The rate at a time, per second. */
  public double at(double seconds) {
    double shares = 1;
    for (Tone tone : tones) {
      shares += tone.share * Math.cos(tone.angle(seconds));
    }
    for (Ripple ripple : ripples) {
      shares += ripple.share * ripple.noise.slope(seconds);
    }
    return mean * shares;
  }

  /** How much has come about by a time; only differences mean something. */
  public double integral(double seconds) {
    double sum = seconds - ORIGIN;
    for (Tone tone : tones) {
      sum += tone.share * tone.period / (2 * Math.PI) * Math.sin(tone.angle(seconds));
    }
    for (Ripple ripple : ripples) {
      sum += ripple.share * ripple.noise.area(seconds);
    }
    return mean * sum;
  }

  private Wave with(Tone tone) {
    List<Tone> more = new ArrayList<>(tones);
    more.add(tone);
    return new Wave(mean, more, ripples);
  }

  private record Tone(double share, double period, double peak) {
    double angle(double seconds) {
      return 2 * Math.PI * (seconds - peak) / period;
    }
  }

  private record Ripple(double share, Noise noise) {}
}
