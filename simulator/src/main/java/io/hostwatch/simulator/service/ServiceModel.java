package io.hostwatch.simulator.service;

import io.hostwatch.simulator.model.Reading;
import io.hostwatch.simulator.wave.Noise;
import io.hostwatch.simulator.wave.Seed;
import io.hostwatch.simulator.wave.Wave;

/** What all services share: people who are awake at the same hours. */
record ServiceModel(Seed seed) {
  private static final double MINUTE = 60;
  private static final double PEAK_HOUR = 14.5;

  /** What people do, so often a second in the mean. */
  Wave demand(String what, double mean) {
    return Wave.of(mean)
        .daily(0.45, PEAK_HOUR)
        .weekly(0.12)
        .noisy(0.2, seed.of(what), MINUTE, 10 * MINUTE);
  }

  /** A value that wavers about the mean by at most a share of it. */
  Reading wavering(String what, double mean, double share, double period) {
    Noise noise = new Noise(seed.of(what), period);
    return moment -> mean * (1 + share * noise.level(moment.seconds()));
  }
}
