package io.hostwatch.bridge;

import io.hostwatch.bridge.store.Kept;
import io.hostwatch.bridge.store.PurgeListener;
import io.hostwatch.bridge.store.Retention;
import io.hostwatch.bridge.store.StoreException;
import io.hostwatch.bridge.store.jdbc.JdbcStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Deletes what is too old, a minute after the start and then an hour after each time. */
final class Purge implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Purge.class);

  private final JdbcStore store;
  private final Clock clock;
  private final Retention retention;
  private final PurgeListener metrics;
  private final Repeater repeater = new Repeater("purge");

  Purge(JdbcStore store, Clock clock, Retention retention, PurgeListener metrics) {
    this.store = store;
    this.clock = clock;
    this.retention = retention;
    this.metrics = metrics;
  }

  void start() {
    repeater.start(Duration.ofMinutes(1), Duration.ofHours(1), this::runOnce);
  }

  void runOnce() {
    Tally tally = new Tally();
    try {
      store.purge(retention, clock.instant(), tally);
      tally.tell();
    } catch (StoreException e) {
      tally.tell();
      if (!repeater.isClosed()) {
        log.warn("what is too old stays for another hour: {}", e.getMessage());
      }
    }
  }

  @Override
  public void close() {
    repeater.close();
  }

  /** What one run deletes, for the log. */
  private final class Tally implements PurgeListener {
    private final Map<Kept, Long> counts = new EnumMap<>(Kept.class);

    @Override
    public void deleted(Kept what, long count) {
      counts.merge(what, count, Long::sum);
      metrics.deleted(what, count);
    }

    @Override
    public void completed(Instant at) {
      metrics.completed(at);
    }

    void tell() {
      boolean isAny = counts.values().stream().anyMatch(count -> count > 0);
      LoggingEventBuilder line = isAny ? log.atInfo() : log.atDebug();
      for (Map.Entry<Kept, Long> count : counts.entrySet()) {
        line = line.addKeyValue(count.getKey().text(), count.getValue());
      }
      line.log("deleted what is too old");
    }
  }
}
