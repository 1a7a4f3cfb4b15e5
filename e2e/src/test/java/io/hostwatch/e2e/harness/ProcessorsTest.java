package io.hostwatch.e2e.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The synthetic processors spend their time as they are told. */
class ProcessorsTest {

  @Test
  void processors_underLoad_tickInRealTimeAtItsShare() {
    long[] now = {0};
    Processors processors = new Processors(2, () -> now[0]);
    long[] before = ticks(processors.stat());

    processors.spend(0.90, 0.04);
    now[0] += Duration.ofSeconds(10).toNanos();

    long[] after = ticks(processors.stat());
    assertThat(after[0] - before[0]).as("user").isBetween(899L, 901L);
    assertThat(after[3] - before[3]).as("idle").isBetween(59L, 61L);
    assertThat(after[4] - before[4]).as("iowait").isBetween(39L, 41L);
  }

  /** The numbers of the first processor. */
  private static long[] ticks(String stat) {
    String line = stat.lines().filter(l -> l.startsWith("cpu0 ")).findFirst().orElseThrow();
    return Arrays.stream(line.substring(5).split(" ")).mapToLong(Long::parseLong).toArray();
  }
}
