package io.hostwatch.bridge.store.jdbc;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.leased;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static io.hostwatch.bridge.alert.Alerts.resolved;
import static io.hostwatch.bridge.alert.EventType.EXPIRED;
import static io.hostwatch.bridge.alert.EventType.FIRED;
import static io.hostwatch.bridge.alert.EventType.REOPENED;
import static io.hostwatch.bridge.alert.EventType.RESOLVED;
import static io.hostwatch.bridge.alert.IngestPath.PROMETHEUS;
import static io.hostwatch.bridge.alert.IngestPath.WEBHOOK;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.delivery.Claim;
import io.hostwatch.bridge.delivery.Settlement.Delivered;
import io.hostwatch.bridge.store.Kept;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bridges on one database that sweep it while others sweep it too, or take alerts. */
abstract class SharedSweepContract {
  private static final int ALERTS = 60;
  private static final int ROUNDS = 5;
  private static final String LABELS_WITHOUT_VALUE =
      "episode_label h WHERE NOT EXISTS (SELECT 1 FROM label_value v WHERE v.label = h.label)";

  private final List<SharedBridge> bridges;
  private final SharedBridge one;
  private final SharedBridge other;

  SharedSweepContract(ServerAddress address) {
    one = SharedBridge.start(address);
    other = SharedBridge.start(address);
    bridges = List.of(one, other, SharedBridge.start(address));
  }

  @AfterEach
  void stop() {
    bridges.forEach(bridge -> bridge.store().close());
  }

  @Test
  void expire_bySeveralAtOnce_eachEpisodeOnce() throws Exception {
    one.accept(PROMETHEUS, 1, alerts(i -> leased("Load" + i, minute(0), minute(6))));

    List<Integer> expired = Together.call(bridges.stream().map(this::sweeping).toList());

    assertThat(expired.stream().mapToInt(Integer::intValue).sum() + one.sweep(9)).isEqualTo(ALERTS);
    assertThat(one.all())
        .hasSize(ALERTS)
        .allSatisfy(episode -> assertThat(one.path(episode)).containsExactly(FIRED, EXPIRED));
  }

  @Test
  void expire_whileTheAlertsAreSeenAgain_noneOfThemEnds() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String name = "Load" + round + "-";
      one.accept(PROMETHEUS, 1, alerts(i -> leased(name + i, minute(0), minute(6))));

      Together.call(
          List.of(
              () -> one.sweep(8),
              () -> seen(other, alerts(i -> leased(name + i, minute(0), minute(99))))));
    }

    assertThat(one.all()).hasSize(ALERTS * ROUNDS).allMatch(Episode::isOpen);
    assertThat(one.all())
        .allSatisfy(
            episode ->
                assertThat(one.path(episode))
                    .isIn(List.of(FIRED), List.of(FIRED, EXPIRED, REOPENED)));
  }

  @Test
  void purge_whileTheAlertsComeBack_whatCameBackStaysWhole() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String name = "Load" + round + "-";
      endedLongAgo(name);

      Together.call(
          List.of(
              () -> one.purge(200),
              () -> {
                other.accept(WEBHOOK, 200, alerts(i -> firing(name + i, minute(0))));
                return Map.of();
              }));
    }

    List<Episode> left = one.all();
    assertThat(left).hasSize(ALERTS * ROUNDS).allMatch(Episode::isOpen);
    assertThat(left)
        .allSatisfy(
            episode ->
                assertThat(one.path(episode))
                    .isIn(List.of(FIRED), List.of(FIRED, RESOLVED, REOPENED)));
    assertThat(one.count("alert")).isEqualTo(left.size());
    assertThat(one.count("episode_label")).isEqualTo(3L * left.size());
    assertThat(one.count(LABELS_WITHOUT_VALUE)).isZero();
  }

  @Test
  void purge_bySeveralAtOnce_eachRowOnceAndNothingLeft() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      endedLongAgo("Load" + round + "-");
    }

    List<Map<Kept, Long>> deleted =
        Together.call(bridges.stream().map(bridge -> purging(bridge, 200)).toList());

    long rows = ALERTS * ROUNDS;
    one.purge(200); // what the others had locked just then
    assertThat(List.of("receipt", "episode", "episode_label", "alert"))
        .allSatisfy(table -> assertThat(one.count(table)).as(table).isZero());
    assertThat(sum(deleted, Kept.ALERT)).isEqualTo(rows);
    assertThat(sum(deleted, Kept.EVENT)).isEqualTo(2 * rows);
    assertThat(sum(deleted, Kept.DELIVERY)).isEqualTo(2 * rows);
    assertThat(sum(deleted, Kept.RECEIPT)).isEqualTo(2L * ROUNDS);
  }

  private Callable<Integer> sweeping(SharedBridge bridge) {
    return () -> bridge.sweep(8);
  }

  private static Callable<Map<Kept, Long>> purging(SharedBridge bridge, int minute) {
    return () -> bridge.purge(minute);
  }

  private static int seen(SharedBridge bridge, List<Alert> alerts) {
    bridge.accept(PROMETHEUS, 8, alerts);
    return alerts.size();
  }

  private void endedLongAgo(String name) {
    one.accept(WEBHOOK, 1, alerts(i -> firing(name + i, minute(0))));
    one.accept(WEBHOOK, 5, alerts(i -> resolved(name + i, minute(0), minute(4))));
    for (int i = 0; i < 2; i++) {
      for (Claim claim :
          one.store()
              .outbox()
              .claim("me", Accepting.SLACK, minute(6), Duration.ofMinutes(1), 10_000)) {
        one.store().outbox().settle(claim, new Delivered(""), minute(6));
      }
    }
  }

  private static long sum(List<Map<Kept, Long>> deleted, Kept what) {
    return deleted.stream().mapToLong(counts -> counts.getOrDefault(what, 0L)).sum();
  }

  private static List<Alert> alerts(IntFunction<Alert> alert) {
    return IntStream.range(0, ALERTS).mapToObj(alert).toList();
  }
}
