package io.hostwatch.simulator.wave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WaveTest {
  private static final double START = 1_795_176_000; // a Friday's noon, 2026-11-20
  private static final double DAY = 86400;
  private static final Seed SEED = new Seed(5);

  private final Wave wave = Wave.of(10).daily(0.4, 15).weekly(0.1).noisy(0.3, SEED, 60, 600);

  @Test
  void integral_isWhatTheRatesAddUpTo() {
    double sum = 0;
    for (double at = START; at < START + 7200; at++) {
      sum += wave.at(at + 0.5);
    }

    assertThat(wave.integral(START + 7200) - wave.integral(START)).isCloseTo(sum, within(0.5));
  }

  @Test
  void rate_staysWithinItsShares_andWavers() {
    double least = Double.MAX_VALUE;
    double most = 0;
    for (double at = START; at < START + 14 * DAY; at += 7) {
      least = Math.min(least, wave.at(at));
      most = Math.max(most, wave.at(at));
    }

    assertThat(least).isBetween(2.0, 6.0);
    assertThat(most).isBetween(14.0, 18.0);
  }

  @Test
  void daily_isMostAtItsHour() {
    Wave daily = Wave.of(1).daily(0.5, 15);

    assertThat(daily.at(START + 3 * 3600)).isGreaterThan(1.3);
    assertThat(daily.at(START + 15 * 3600)).isLessThan(0.7);
  }

  @Test
  void weekly_isMostOnWednesdays() {
    Wave weekly = Wave.of(1).weekly(0.5);

    assertThat(weekly.at(START + 5 * DAY)).isCloseTo(1.5, within(1e-6));
    assertThat(weekly.at(START + 1.5 * DAY)).isCloseTo(0.5, within(1e-6));
  }

  @Test
  void noise_isSmooth_andItsSlopeIsItsSlope() {
    Noise noise = new Noise(SEED, 60);

    for (double at = START; at < START + 600; at += 0.7) {
      assertThat(noise.level(at)).isBetween(-1.0, 1.0);
      double numeric = (noise.area(at + 0.01) - noise.area(at - 0.01)) / 0.02;
      assertThat(noise.slope(at)).isCloseTo(numeric, within(1e-3));
    }
  }

  @Test
  void seed_sameName_isTheSame_anotherIsAnother() {
    assertThat(SEED.of("a")).isEqualTo(new Seed(5).of("a")).isNotEqualTo(SEED.of("b"));
    assertThat(SEED.unit(1)).isBetween(0.0, 1.0).isNotEqualTo(SEED.unit(2));
    assertThat(SEED.between("x", 3, 4)).isBetween(3.0, 4.0);
  }
}
