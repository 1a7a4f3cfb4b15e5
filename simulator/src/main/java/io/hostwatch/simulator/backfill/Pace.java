package io.hostwatch.simulator.backfill;

import io.hostwatch.simulator.exposition.TimeRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How far apart the samples of a past are: the farther back the farther, and so that each view that
 * ends now, of an hour, six, a day, a week or a month, has what it asks for.
 */
public final class Pace {
  private static final Duration LONG_AGO = Duration.ofMinutes(5);
  private static final Duration FINEST = Duration.ofSeconds(5);

  private static final List<Part> RECENT =
      List.of(
          new Part(Duration.ofHours(25), Duration.ofSeconds(30)),
          new Part(Duration.ofHours(7), Duration.ofSeconds(10)),
          new Part(Duration.ofMinutes(70), FINEST));

  private Pace() {}

  /** From so long before the end on. */
  private record Part(Duration before, Duration step) {}

  /**
   * The ranges from a time to another, in milliseconds since 1970, in their order; they begin and
   * end at a whole number of their steps.
   */
  public static List<TimeRange> graded(long from, long end) {
    List<TimeRange> ranges = new ArrayList<>();
    long to = end / FINEST.toMillis() * FINEST.toMillis();
    long coarse = LONG_AGO.toMillis();
    long at = Math.ceilDiv(from, coarse) * coarse;
    long step = coarse;
    for (Part part : RECENT) {
      long until = (to - part.before.toMillis()) / coarse * coarse;
      if (until > at) {
        ranges.add(new TimeRange(at, until, step));
        at = until;
      }
      step = part.step.toMillis();
    }
    if (at < to) {
      ranges.add(new TimeRange(at, to, step));
    }
    return ranges;
  }

  /** A range in pieces of at most so long, each a whole number of steps but the last. */
  static List<TimeRange> pieces(TimeRange range, long longest) {
    long length = Math.max(1, longest / range.step()) * range.step();
    List<TimeRange> pieces = new ArrayList<>();
    for (long from = range.from(); from < range.to(); from += length) {
      pieces.add(new TimeRange(from, Math.min(range.to(), from + length), range.step()));
    }
    return pieces;
  }
}
