package io.hostwatch.exporter.oshi.host;

import io.hostwatch.exporter.collector.CollectorException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Keeps the counters of several sources from running backwards for any other reason than that their
 * source began anew.
 *
 * <p>A counter that falls to nothing is a failed read, unless all of its source's counters fell and
 * some of them count again. One that falls from the upper to the lower half of 32 bits while others
 * rise has wrapped, and goes on above. Any other step back is ignored. Used by one thread at a
 * time.
 */
final class Counters {
  private static final long WRAP = 1L << 32;
  private static final long HALF = 1L << 31;

  private final Map<String, Track> tracks = new HashMap<>();

  /** The counters made monotone; empty if {@code now} cannot have been read properly. */
  Optional<double[]> advance(String source, long... now) {
    Track before = tracks.get(source);
    if (before == null) {
      return isNegative(now) ? Optional.empty() : Optional.of(begin(source, now));
    }
    if (isNegative(now) || (fellToZero(before.raw, now) && !beganAnew(before.raw, now))) {
      return Optional.empty();
    }
    return Optional.of(
        beganAnew(before.raw, now) ? begin(source, now) : go(source, before, now.clone()));
  }

  /**
   * As {@link #advance}.
   *
   * @throws CollectorException if {@code now} cannot have been read properly
   */
  double[] advanceOrFail(String source, long... now) throws CollectorException {
    return advance(source, now)
        .orElseThrow(() -> new CollectorException("the counts of " + source + " fell to 0"));
  }

  /** Forgets all sources but these. */
  void retain(Set<String> sources) {
    tracks.keySet().retainAll(sources);
  }

  private double[] begin(String source, long[] now) {
    tracks.put(source, new Track(now.clone(), new long[now.length]));
    return LongStream.of(now).asDoubleStream().toArray();
  }

  private double[] go(String source, Track before, long[] now) {
    long[] added = before.added.clone();
    double[] sum = new double[now.length];
    for (int i = 0; i < now.length; i++) {
      long last = before.raw[i];
      if (last >= HALF && last < WRAP && now[i] < HALF) {
        added[i] += WRAP;
      } else {
        now[i] = Math.max(now[i], last);
      }
      sum[i] = (double) (now[i] + added[i]);
    }
    tracks.put(source, new Track(now, added));
    return sum;
  }

  private static boolean isNegative(long[] now) {
    for (long value : now) {
      if (value < 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean fellToZero(long[] before, long[] now) {
    for (int i = 0; i < now.length; i++) {
      if (before[i] > 0 && now[i] == 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean beganAnew(long[] before, long[] now) {
    boolean counted = false;
    boolean counts = false;
    for (int i = 0; i < now.length; i++) {
      if (before[i] > 0 && now[i] >= before[i]) {
        return false;
      }
      counted |= before[i] > 0;
      counts |= now[i] > 0;
    }
    return counted && counts;
  }

  /** What was read last, and what has to be added because it wrapped. */
  private static final class Track {
    private final long[] raw;
    private final long[] added;

    Track(long[] raw, long[] added) {
      this.raw = raw;
      this.added = added;
    }
  }
}
