package io.hostwatch.bridge.store.jdbc;

import static io.hostwatch.bridge.alert.Alerts.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.EpisodeEvent;
import io.hostwatch.bridge.alert.EventType;
import io.hostwatch.bridge.delivery.Claim;
import io.hostwatch.bridge.delivery.Settlement.Delivered;
import io.hostwatch.bridge.store.HistoryContract;
import io.hostwatch.bridge.store.Kept;
import io.hostwatch.bridge.store.PurgeListener;
import io.hostwatch.bridge.store.Retention;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A store that deletes what is old, by a clock of minutes. */
abstract class RetentionHarness extends HistoryContract {
  static final Retention RETENTION =
      new Retention(Duration.ofMinutes(14), Duration.ofMinutes(30), Duration.ofMinutes(90));
  static final List<String> TABLES =
      List.of(
          "episode",
          "episode_label",
          "label_value",
          "episode_event",
          "delivery",
          "attempt",
          "receipt");

  final JdbcStore jdbc;

  RetentionHarness(OpenedStore opened) {
    super(opened.backend());
    this.jdbc = opened.jdbc();
  }

  void settleAll(int minute) {
    Stream.of(SLACK, EMAIL)
        .flatMap(
            target ->
                outbox()
                    .claim("me", target, minute(minute), Duration.ofMinutes(1), 10_000)
                    .stream())
        .forEach(claim -> settle(claim, minute));
  }

  List<Claim> claim(int minute) {
    return outbox().claim("me", SLACK, minute(minute), Duration.ofMinutes(1), 1);
  }

  void settle(Claim claim, int minute) {
    outbox().settle(claim, new Delivered("ts"), minute(minute));
  }

  List<EventType> path() {
    Episode episode = all().getFirst();
    return history(episode).events().stream().map(EpisodeEvent::type).toList();
  }

  /** What a purge at that time deleted, without zeros. */
  Map<Kept, Long> purge(Instant now) {
    Map<Kept, Long> deleted = new EnumMap<>(Kept.class);
    List<Instant> completed = new ArrayList<>();
    jdbc.purge(
        RETENTION,
        now,
        new PurgeListener() {
          @Override
          public void deleted(Kept what, long count) {
            deleted.merge(what, count, Long::sum);
          }

          @Override
          public void completed(Instant at) {
            completed.add(at);
          }
        });
    assertThat(completed).containsExactly(now);
    deleted.values().removeIf(count -> count == 0);
    return deleted;
  }

  long count(String table) {
    String sql = "SELECT COUNT(*) FROM " + table;
    return jdbc.writer()
        .write("count", c -> Statements.query(c, sql, _ -> {}, Row::number).getFirst());
  }
}
