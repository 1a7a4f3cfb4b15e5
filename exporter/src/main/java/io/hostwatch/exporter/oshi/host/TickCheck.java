package io.hostwatch.exporter.oshi.host;

import io.hostwatch.exporter.collector.CollectorException;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Checks that CPU ticks have the unit they are taken for: in a second of wall time a CPU cannot get
 * through more than a second of ticks. Guards against a library that corrects the unit one day,
 * which would otherwise show every such host ten times too busy. Used by one thread at a time.
 */
final class TickCheck {
  private static final double TOLERANCE = 3;
  private static final double SHORTEST_SECONDS = 5;

  private final double ticksPerSecond;
  private final LongSupplier nanoClock;
  private long since;
  private long sum = -1;

  TickCheck(double ticksPerSecond, LongSupplier nanoClock) {
    this.ticksPerSecond = ticksPerSecond;
    this.nanoClock = nanoClock;
  }

  /**
   * Compares this reading with one some seconds earlier.
   *
   * @throws CollectorException if far more ticks went by than time
   */
  void accept(List<CpuTicks> rows) throws CollectorException {
    long now = nanoClock.getAsLong();
    double seconds = (double) (now - since) / 1e9;
    if (sum >= 0 && seconds < SHORTEST_SECONDS) {
      return;
    }
    long before = sum;
    sum = rows.stream().mapToLong(CpuTicks::sum).sum();
    since = now;
    double rate = (double) (sum - before) / seconds / rows.size();
    if (before > 0 && rate > ticksPerSecond * TOLERANCE) {
      throw new CollectorException(
          "a CPU counted %.0f ticks a second where %.0f were expected"
              .formatted(rate, ticksPerSecond));
    }
  }
}
