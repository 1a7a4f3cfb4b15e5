package io.hostwatch.exporter.oshi.host;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A source too slow for scrapes, read in the background. A scrape gets what was read last, with the
 * time of that, and a failure if it failed or is too old to be true. Thread-safe.
 */
final class Refreshed<T> {
  static final Family TIMESTAMP =
      Family.gauge(
          "hostwatch_host_refresh_timestamp_seconds",
          "When a slow source was last read in the background, in Unix seconds.",
          "source");

  private static final int MISSED = 4;

  private final String source;
  private final Supplier<T> read;
  private final Duration oldest;
  private final Clock clock;
  private final long born;
  private volatile State<T> state = new State<>(null, 0, null);

  private record State<T>(@Nullable T value, long read, @Nullable String trouble) {}

  /**
   * @param interval at which {@link #refresh} is called
   */
  Refreshed(String source, Supplier<T> read, Duration interval, Clock clock) {
    this.source = source;
    this.read = read;
    this.oldest = interval.multipliedBy(MISSED);
    this.clock = clock;
    this.born = clock.millis();
  }

  /** Reads the source now; what that throws becomes {@link #current}'s failure. */
  void refresh() {
    try {
      state = new State<>(read.get(), clock.millis(), null);
    } catch (RuntimeException | LinkageError e) {
      // A schedule ends, unheard, with the first thing that its task throws: a system that refuses
      // once, or whose library lacks one function, would never be asked again.
      state = new State<>(state.value, state.read, e.toString());
    }
  }

  /**
   * What was read last, and adds when that was; nothing before the first reading.
   *
   * @throws CollectorException if it could not be read last time or for a long time
   */
  Optional<T> current(MetricSink sink) throws CollectorException {
    State<T> now = state;
    if (now.value != null) {
      sink.add(TIMESTAMP, (double) now.read / 1e3, source);
    }
    if (now.trouble != null) {
      throw new CollectorException(source + ": could not be read: " + now.trouble);
    }
    long last = Math.max(now.read, born);
    if (clock.millis() - last > oldest.toMillis()) {
      throw new CollectorException(
          source
              + ": no answer for "
              + Duration.ofMillis(clock.millis() - last).toSeconds()
              + " s");
    }
    return Optional.ofNullable(now.value);
  }
}
