package io.hostwatch.bridge.store.jdbc;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.leased;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static io.hostwatch.bridge.alert.Alerts.resolved;

import io.hostwatch.bridge.alert.Acknowledgement;
import io.hostwatch.bridge.alert.Alerts;
import io.hostwatch.bridge.alert.AttentionRules;
import io.hostwatch.bridge.alert.EpisodeRules;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.alert.IdSource;
import io.hostwatch.bridge.alert.IngestPath;
import io.hostwatch.bridge.alert.Labels;
import io.hostwatch.bridge.delivery.Claim;
import io.hostwatch.bridge.delivery.DeliveryState;
import io.hostwatch.bridge.delivery.Outbox;
import io.hostwatch.bridge.delivery.Parking;
import io.hostwatch.bridge.delivery.Settlement;
import io.hostwatch.bridge.delivery.Settlement.Delivered;
import io.hostwatch.bridge.delivery.Settlement.Park;
import io.hostwatch.bridge.delivery.Settlement.Refused;
import io.hostwatch.bridge.delivery.Settlement.Retry;
import io.hostwatch.bridge.delivery.Target;
import io.hostwatch.bridge.intake.Attention;
import io.hostwatch.bridge.intake.EpisodeChanges;
import io.hostwatch.bridge.intake.EpisodeIntake;
import io.hostwatch.bridge.intake.Submission;
import io.hostwatch.bridge.notify.FailureReason;
import io.hostwatch.bridge.store.AlertFilter;
import io.hostwatch.bridge.store.Deliveries.Listed;
import io.hostwatch.bridge.store.DeliveryFilter;
import io.hostwatch.bridge.store.EpisodeHistory;
import io.hostwatch.bridge.store.RawBody;
import io.hostwatch.bridge.store.Receipt.Quarantined;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A history with rows of every sort that the bridge makes. */
final class VariedHistory {
  static final Target SLACK = new Target("team", "slack");
  static final Target EMAIL = new Target("team ä", "email");
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final int BODY = 6 << 20;

  private final JdbcStore store;
  private final SharedBridge bridge;

  private VariedHistory(JdbcStore store) {
    this.store = store;
    this.bridge = bridge(store, Alerts.ids());
  }

  /** All that can be asked of a history. */
  record Told(
      List<EpisodeHistory> episodes,
      List<Listed> deliveries,
      Map<Target, Map<DeliveryState, Outbox.Depth>> backlog,
      Map<Target, Parking> parked,
      List<Optional<String>> traces,
      Id latest) {}

  /** A bridge that owes all to both targets. */
  static SharedBridge bridge(JdbcStore store, IdSource ids) {
    EpisodeChanges changes =
        new EpisodeChanges(new EpisodeRules(ids), (_, _) -> List.of(SLACK, EMAIL), ids);
    return new SharedBridge(store, ids, changes);
  }

  /** Makes one in a new file. */
  static Told in(Path file) {
    try (JdbcStore store = JdbcStore.open(file)) {
      new VariedHistory(store).fill();
      return of(store);
    }
  }

  static Told of(JdbcStore store) {
    List<EpisodeHistory> episodes =
        store.query().find(AlertFilter.all(), Optional.empty(), 1_000).items().stream()
            .map(episode -> store.query().history(episode.id()).orElseThrow())
            .toList();
    return new Told(
        episodes,
        store.deliveries().find(all(), Optional.empty(), 1_000).items(),
        store.outbox().backlog(),
        store.outbox().parked(),
        episodes.stream().map(e -> store.traceParent(e.events().getFirst().id())).toList(),
        store.latestId());
  }

  static DeliveryFilter all() {
    Optional<String> any = Optional.empty();
    return new DeliveryFilter(
        Optional.empty(), any, any, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private void fill() {
    bridge.accept(
        IngestPath.WEBHOOK,
        1,
        List.of(
            firing("Load", minute(0)),
            firing("Disk", minute(0)),
            firing("Memory", minute(0)),
            firing(odd(), minute(0)),
            firing("Fan", minute(0))));
    settleEach();
    replayDead();
    bridge.accept(IngestPath.WEBHOOK, 5, List.of(resolved("Load", minute(0), minute(4))));
    bridge.accept(IngestPath.WEBHOOK, 8, List.of(firing("Load", minute(7))));
    bridge.accept(
        IngestPath.PROMETHEUS,
        9,
        List.of(leased("Net", minute(8), minute(12)), leased("Kept", minute(8), minute(90))));
    bridge.sweep(20);
    supersede();
    acknowledge();
    quarantine();
  }

  private void settleEach() {
    List<Claim> claims = store.outbox().claim("me", SLACK, minute(1), LEASE, 4);
    List<Settlement> settlements =
        List.of(
            new Delivered("1700000000.000100"),
            new Refused(FailureReason.BAD_MESSAGE, "no_text"),
            new Retry(minute(500), FailureReason.SERVER_ERROR, "HTTP 500 — \"später\"\n"));
    for (int i = 0; i < settlements.size(); i++) {
      store.outbox().settle(claims.get(i), settlements.get(i), minute(1)); // the last is in flight
    }
    Claim parked = store.outbox().claim("me", EMAIL, minute(1), LEASE, 1).getFirst();
    store
        .outbox()
        .settle(parked, new Park(minute(600), FailureReason.AUTH, "535 refused"), minute(1));
  }

  private void replayDead() {
    DeliveryFilter dead = DeliveryFilter.of(DeliveryState.DEAD);
    store.deliveries().replayAll(dead, 10, bridge.ids()::next, minute(2));
  }

  /** What waited long enough is told as one. */
  private void supersede() {
    store.outbox().claim("me", SLACK, minute(30), LEASE, 10).stream()
        .limit(2)
        .forEach(
            claim ->
                store
                    .outbox()
                    .settle(claim, new Refused(FailureReason.BAD_MESSAGE, "too_long"), minute(30)));
  }

  private void acknowledge() {
    Attention attention =
        new Attention(
            store.query(), store.alerts(), new AttentionRules(bridge.ids()), bridge.changes());
    bridge.all().stream()
        .filter(episode -> episode.labels().alertname().equals("Disk"))
        .forEach(
            episode ->
                attention.acknowledge(
                    episode.id(),
                    new Acknowledgement("ada", minute(31), Optional.of(minute(999)), "é ✓ 🛠")));
  }

  /** A body that does not shrink, and two parts that nobody understood. */
  private void quarantine() {
    byte[] bytes = new byte[BODY];
    new Random(7).nextBytes(bytes);
    Clock clock = Clock.fixed(minute(32), ZoneOffset.UTC);
    new EpisodeIntake(store.alerts(), bridge.changes(), bridge.ids(), clock, () -> {})
        .accept(
            new Submission(
                "am/2",
                IngestPath.WEBHOOK,
                "::1",
                "bridge",
                "{}:{a=\"b\"} ",
                false,
                3_000_000_000L,
                RawBody.owning(bytes),
                List.of(firing("Disk", minute(31))),
                2,
                List.of(
                    new Quarantined("startsAt: missing", RawBody.of("{\"a\":1}")),
                    new Quarantined("labels: empty", RawBody.of("{}"))),
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));
  }

  private static Labels odd() {
    return Labels.of(
        Map.of(
            "alertname",
            "Odd",
            "quoted",
            "it's \"\\ 100%",
            "emoji",
            "🔥 ÄÖ",
            "space",
            " a ",
            "nl",
            "1\n2\t3"));
  }
}
