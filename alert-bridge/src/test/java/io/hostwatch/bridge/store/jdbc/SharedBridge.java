package io.hostwatch.bridge.store.jdbc;

import static io.hostwatch.bridge.alert.Alerts.minute;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.EpisodeEvent;
import io.hostwatch.bridge.alert.EpisodeRules;
import io.hostwatch.bridge.alert.EventType;
import io.hostwatch.bridge.alert.IdSource;
import io.hostwatch.bridge.alert.IngestPath;
import io.hostwatch.bridge.delivery.Claim;
import io.hostwatch.bridge.intake.EpisodeChanges;
import io.hostwatch.bridge.intake.EpisodeIntake;
import io.hostwatch.bridge.intake.SteadySweep;
import io.hostwatch.bridge.intake.Submission;
import io.hostwatch.bridge.store.AlertFilter;
import io.hostwatch.bridge.store.Kept;
import io.hostwatch.bridge.store.PurgeListener;
import io.hostwatch.bridge.store.RawBody;
import io.hostwatch.bridge.store.Retention;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** A bridge on a database that others have open too, by a clock of minutes. */
record SharedBridge(JdbcStore store, IdSource ids, EpisodeChanges changes) {
  private static final Retention RETENTION =
      new Retention(Duration.ofMinutes(90), Duration.ofMinutes(90), Duration.ofMinutes(90));

  static SharedBridge start(ServerAddress address) {
    return start(address, Clock.systemUTC());
  }

  /** One whose ids tell the time of this clock. */
  static SharedBridge start(ServerAddress address, Clock clock) {
    IdSource ids = new IdSource(clock, new Random());
    JdbcStore store = JdbcStore.open(address, ids::follow);
    return new SharedBridge(
        store,
        ids,
        new EpisodeChanges(new EpisodeRules(ids), (_, _) -> List.of(Accepting.SLACK), ids));
  }

  void accept(IngestPath path, int minute, List<Alert> alerts) {
    Clock clock = Clock.fixed(minute(minute), ZoneOffset.UTC);
    new EpisodeIntake(store.alerts(), changes, ids, clock, () -> {})
        .accept(
            new Submission("am", path, "::1", "", "", 0, RawBody.of("[]"), alerts, 0, List.of()));
  }

  List<Claim> claim(String owner, Instant now) {
    return store.outbox().claim(owner, Accepting.SLACK, now, Duration.ofMinutes(2), 5);
  }

  int sweep(int minute) {
    return SteadySweep.at(store.alerts(), changes, 0, minute);
  }

  Map<Kept, Long> purge(int minute) {
    Map<Kept, Long> deleted = new ConcurrentHashMap<>();
    store.purge(
        RETENTION,
        minute(minute),
        new PurgeListener() {
          @Override
          public void deleted(Kept what, long count) {
            deleted.merge(what, count, Long::sum);
          }

          @Override
          public void completed(Instant at) {}
        });
    return deleted;
  }

  List<Claim> claim(int minute) {
    return store.outbox().claim("me", Accepting.SLACK, minute(minute), Duration.ofMinutes(2), 10);
  }

  List<Episode> all() {
    return store.query().find(AlertFilter.all(), Optional.empty(), 10_000).items();
  }

  List<EventType> path(Episode episode) {
    return store.query().history(episode.id()).orElseThrow().events().stream()
        .map(EpisodeEvent::type)
        .toList();
  }

  int deliveries(Episode episode) {
    return store.query().history(episode.id()).orElseThrow().deliveries().size();
  }

  long count(String table) {
    String sql = "SELECT COUNT(*) FROM " + table;
    return store
        .writer()
        .write("count", c -> Statements.query(c, sql, _ -> {}, Row::number).getFirst());
  }
}
