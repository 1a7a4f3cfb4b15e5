package io.hostwatch.bridge;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.store.Audit;
import io.hostwatch.bridge.store.StoreException;
import io.hostwatch.bridge.store.jdbc.JdbcStore;
import io.hostwatch.bridge.telemetry.AuditMetrics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the history look at itself, five minutes after the start and an hour after each time. */
final class Auditing implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Auditing.class);
  private static final int MOST_NAMED = 20;

  private final JdbcStore store;
  private final Clock clock;
  private final AuditMetrics metrics;
  private final Repeater repeater = new Repeater("audit");

  Auditing(JdbcStore store, Clock clock, AuditMetrics metrics) {
    this.store = store;
    this.clock = clock;
    this.metrics = metrics;
  }

  void start() {
    repeater.start(Duration.ofMinutes(5), Duration.ofHours(1), this::runOnce);
  }

  void runOnce() {
    try {
      Audit audit = store.audit();
      metrics.completed(audit, clock.instant());
      tell("events that nobody is told of, though it was owed", audit.untold());
      tell(
          "deliveries whose turn it was and that did not have it; they have it now", audit.stuck());
    } catch (StoreException e) {
      if (!repeater.isClosed()) {
        log.warn(
            "whether all is told that is owed is not known for another hour: {}", e.getMessage());
      }
    }
  }

  private static void tell(String what, List<Id> found) {
    if (!found.isEmpty()) {
      log.error(
          "a fault of the bridge: {} {}, the first are {}",
          found.size(),
          what,
          found.stream().limit(MOST_NAMED).map(Id::toString).collect(Collectors.joining(", ")));
    }
  }

  @Override
  public void close() {
    repeater.close();
  }
}
