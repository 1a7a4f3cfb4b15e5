package io.hostwatch.bridge;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.delivery.Channel;
import io.hostwatch.bridge.delivery.ChannelPolicy;
import io.hostwatch.bridge.delivery.Target;
import io.hostwatch.bridge.store.Audit;
import io.hostwatch.bridge.store.StoreException;
import io.hostwatch.bridge.store.StoreHealth.Access;
import io.hostwatch.bridge.store.jdbc.JdbcStore;
import io.hostwatch.bridge.telemetry.AuditMetrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the history look at itself, five minutes after the start and an hour after each time; and
 * every ten minutes, whether what is due is tried.
 */
final class Auditing implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Auditing.class);
  private static final int MOST_NAMED = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final JdbcStore store;
  private final Map<Target, Channel> channels;
  private final Clock clock;
  private final AuditMetrics metrics;
  private final Repeater repeater = new Repeater("audit");
  private Set<Id> suspects = Set.of(); // the repeater's
  private boolean hasFailed; // the repeater's

  /**
   * Makes one.
   *
   * @param channels those that this bridge serves
   */
  Auditing(JdbcStore store, Map<Target, Channel> channels, Clock clock, AuditMetrics metrics) {
    this.store = store;
    this.channels = Map.copyOf(channels);
    this.clock = clock;
    this.metrics = metrics;
  }

  void start() {
    repeater.start(Duration.ofMinutes(5), Duration.ofHours(1), this::runOnce);
    repeater.start(PATIENCE, this::lookForOverdue);
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

  /**
   * What is found twice counts: what was handed on just now, after a start or a step of the clock,
   * may be due for long and tried within a second. A look that fails twice in a row is told of:
   * while the history can be used in other ways nobody else says so.
   */
  void lookForOverdue() {
    try {
      Set<Id> found = store.health().isWell(Access.WRITE) ? overdue() : Set.of();
      List<Id> confirmed = found.stream().filter(suspects::contains).sorted().toList();
      suspects = found;
      metrics.overdue(confirmed.size());
      tell("deliveries due for long, to channels that nobody tries", confirmed);
      hasFailed = false;
    } catch (StoreException e) {
      if (hasFailed && !repeater.isClosed()) {
        log.warn(
            "whether what is due is tried is not known for another ten minutes: {}",
            e.getMessage());
      }
      hasFailed = true;
    }
  }

  private Set<Id> overdue() {
    Instant now = clock.instant();
    Set<Id> found = new HashSet<>();
    channels.forEach(
        (target, channel) ->
            found.addAll(store.overdue(target, now.minus(patience(channel)), now)));
    return found;
  }

  /** One that gets two messages an hour is tried twice an hour. */
  private static Duration patience(Channel channel) {
    return channel
        .policy()
        .rate()
        .map(ChannelPolicy.Rate::interval)
        .map(interval -> interval.multipliedBy(2))
        .filter(twice -> twice.compareTo(PATIENCE) > 0)
        .orElse(PATIENCE);
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
