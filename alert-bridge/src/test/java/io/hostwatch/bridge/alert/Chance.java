package io.hostwatch.bridge.alert;

import java.util.Random;
import org.junit.jupiter.api.RepetitionInfo;

/** The chance by which property tests try things, the same again for the same seed. */
final class Chance {
  private static final long SEED = Long.getLong("hostwatch.seed", System.nanoTime());

  static {
    System.out.println("to repeat this run: -Dhostwatch.seed=" + SEED);
  }

  private Chance() {}

  /** What one repetition goes by. */
  static Random of(RepetitionInfo repetition) {
    return new Random(SEED + repetition.getCurrentRepetition());
  }
}
