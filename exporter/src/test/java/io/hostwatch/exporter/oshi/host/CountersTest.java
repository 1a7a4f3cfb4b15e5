package io.hostwatch.exporter.oshi.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class CountersTest {
  private final Counters counters = new Counters();

  @Test
  void advance_rising_isAsRead() {
    counters.advance("a", 10, 20);

    assertThat(counters.advance("a", 11, 20)).hasValue(new double[] {11, 20});
  }

  @Test
  void advance_allFallToZero_isAFailedRead() {
    counters.advance("a", 10, 20);

    assertThat(counters.advance("a", 0, 0)).isEmpty();
    assertThat(counters.advance("a", 12, 21)).hasValue(new double[] {12, 21});
  }

  @Test
  void advance_oneFallsToZeroWhileOthersRise_isAFailedRead() {
    counters.advance("a", 10, 20);

    assertThat(counters.advance("a", 11, 0)).isEmpty();
  }

  @Test
  void advance_allFallAndSomeCount_isARestart() {
    counters.advance("a", 10, 20, 5);

    assertThat(counters.advance("a", 1, 2, 0)).hasValue(new double[] {1, 2, 0});
  }

  @Test
  void advance_aLittleBack_keepsTheHighest() {
    counters.advance("a", 10, 20);

    assertThat(counters.advance("a", 9, 21)).hasValue(new double[] {10, 21});
  }

  @Test
  void advance_wrapsAt32Bits_goesOnAbove() {
    counters.advance("a", 4_294_967_290L, 20);
    counters.advance("a", 4, 21);

    assertThat(counters.advance("a", 5, 22)).hasValue(new double[] {4_294_967_301L, 22});
  }

  @Test
  void advance_negative_isAFailedRead() {
    assertThat(counters.advance("a", -1, 20)).isEmpty();
  }

  @Test
  void advance_zeroAfterItWasGone_isANewSource() {
    counters.advance("a", 10, 20);
    counters.retain(Set.of("b"));

    assertThat(counters.advance("a", 0, 0)).hasValue(new double[] {0, 0});
  }
}
