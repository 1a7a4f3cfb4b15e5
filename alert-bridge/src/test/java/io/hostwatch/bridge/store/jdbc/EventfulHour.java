package io.hostwatch.bridge.store.jdbc;

import static io.hostwatch.bridge.alert.Alerts.annotated;
import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.leased;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static io.hostwatch.bridge.alert.Alerts.resolved;
import static org.awaitility.Awaitility.await;

import io.hostwatch.bridge.alert.Acknowledgement;
import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.alert.AttentionRules;
import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.EpisodeEvent;
import io.hostwatch.bridge.alert.EpisodeRules;
import io.hostwatch.bridge.alert.EventType;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.alert.IdSource;
import io.hostwatch.bridge.alert.IngestPath;
import io.hostwatch.bridge.delivery.Attempt;
import io.hostwatch.bridge.delivery.Claim;
import io.hostwatch.bridge.delivery.Delivery;
import io.hostwatch.bridge.delivery.DeliveryState;
import io.hostwatch.bridge.delivery.Outbox;
import io.hostwatch.bridge.delivery.Settlement;
import io.hostwatch.bridge.delivery.Target;
import io.hostwatch.bridge.intake.Attention;
import io.hostwatch.bridge.intake.EpisodeChanges;
import io.hostwatch.bridge.intake.EpisodeIntake;
import io.hostwatch.bridge.intake.Submission;
import io.hostwatch.bridge.intake.Witness;
import io.hostwatch.bridge.notify.FailureReason;
import io.hostwatch.bridge.store.AlertFilter;
import io.hostwatch.bridge.store.Deliveries.Replayed;
import io.hostwatch.bridge.store.EpisodeHistory;
import io.hostwatch.bridge.store.EpisodeHistory.Told;
import io.hostwatch.bridge.store.Kept;
import io.hostwatch.bridge.store.PurgeListener;
import io.hostwatch.bridge.store.RawBody;
import io.hostwatch.bridge.store.Retention;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Four alerts live through what alerts live through, within an hour of their own. What fails is
 * asked for again, a claim that may have been made once its lease is over.
 */
final class EventfulHour {
  private static final List<String> NAMES = List.of("A", "B", "C", "D");

  private final JdbcStore store;
  private final int hour;
  private final IdSource ids;
  private final EpisodeRules rules;
  private final EpisodeChanges changes;
  private final Teller teller;

  EventfulHour(JdbcStore store, int hour) {
    this.store = store;
    this.teller = new Teller(store);
    this.hour = hour;
    this.ids = new IdSource(Clock.fixed(at(0), ZoneOffset.UTC), new Random(hour));
    this.rules = new EpisodeRules(ids);
    this.changes = new EpisodeChanges(rules, (_, type) -> targets(type), ids);
  }

  private static List<Target> targets(EventType type) {
    return type == EventType.FIRED || type == EventType.RESOLVED
        ? List.of(Accepting.SLACK)
        : List.of();
  }

  void live() {
    webhook(0, firing("A", at(0)), firing("B", at(0)));
    teller.tell(at(1), this::delivered);
    prometheus(2, leased("A", at(0), at(40)), leased("C", at(2), at(6)));
    prometheus(3, annotated(leased("A", at(0), at(40)), "is down"));
    acknowledge(4, "A");
    expire(10);
    webhook(12, resolved("A", at(0), at(12)), resolved("B", at(0), at(12)));
    teller.tell(at(13), this::parkedForAMinute);
    replay(17, "B");
    teller.tell(at(18), this::delivered);
    webhook(20, firing("D", at(20)));
    giveUp(21);
    webhook(22, resolved("D", at(20), at(22)));
    Again.ask(() -> store.outbox().endLeases(at(23)));
    teller.tell(at(24), this::delivered);
  }

  /** What became of each alert: its events, each with the states of its deliveries. */
  Map<String, List<String>> history() {
    Map<String, List<String>> history = new TreeMap<>();
    for (EpisodeHistory one : histories()) {
      history.put(
          one.episode().labels().alertname(),
          one.events().stream().map(event -> text(event, one.deliveries())).toList());
    }
    return history;
  }

  /** How often each delivery reached its receiver. */
  Map<Id, Integer> told() {
    return teller.told();
  }

  /** Nobody was told twice, but by a delivery with an attempt of which nobody knows the end. */
  boolean toldOnceUnlessInDoubt() {
    List<Id> inDoubt =
        histories().stream()
            .flatMap(one -> one.deliveries().stream())
            .filter(one -> one.attempts().stream().anyMatch(EventfulHour::isInDoubt))
            .map(one -> one.delivery().id())
            .toList();
    return told().entrySet().stream()
        .allMatch(one -> one.getValue() == 1 || inDoubt.contains(one.getKey()));
  }

  private static boolean isInDoubt(Attempt attempt) {
    return attempt.result().equals("ambiguous");
  }

  /** Deletes all of it; what a lost connection keeps locked at first, a later run. */
  void forget() {
    Retention none =
        new Retention(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(1));
    PurgeListener silent =
        new PurgeListener() {
          @Override
          public void deleted(Kept what, long count) {}

          @Override
          public void completed(Instant at) {}
        };
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(50))
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              purge(none, silent);
              return left().isEmpty();
            });
  }

  private void purge(Retention retention, PurgeListener listener) {
    Again.ask(
        () -> {
          store.purge(retention, at(59), listener);
          return true;
        });
  }

  /** The tables that hold anything yet. */
  List<String> left() {
    return Again.ask(
        () ->
            store
                .writer()
                .write(
                    "count",
                    connection -> {
                      List<String> left = new ArrayList<>();
                      for (String table : RetentionHarness.TABLES) {
                        String sql = "SELECT 1 FROM " + table + " LIMIT 1";
                        if (!Statements.query(connection, sql, _ -> {}, Row::number).isEmpty()) {
                          left.add(table);
                        }
                      }
                      return left;
                    }));
  }

  private List<EpisodeHistory> histories() {
    return Again.ask(
        () ->
            NAMES.stream()
                .flatMap(name -> find(name).stream())
                .map(episode -> store.query().history(episode.id()).orElseThrow())
                .toList());
  }

  private static String text(EpisodeEvent event, List<Told> deliveries) {
    Stream<String> states =
        deliveries.stream()
            .map(Told::delivery)
            .filter(delivery -> delivery.eventId().equals(event.id()))
            .map(delivery -> delivery.state().text());
    return Stream.concat(Stream.of(event.type().toString()), states)
        .reduce((one, other) -> one + " " + other)
        .orElseThrow();
  }

  private Instant at(int minute) {
    return minute(60L * hour + minute);
  }

  private void webhook(int minute, Alert... alerts) {
    accept(IngestPath.WEBHOOK, minute, alerts);
  }

  private void prometheus(int minute, Alert... alerts) {
    accept(IngestPath.PROMETHEUS, minute, alerts);
  }

  private void accept(IngestPath path, int minute, Alert... alerts) {
    Clock clock = Clock.fixed(at(minute), ZoneOffset.UTC);
    Submission body =
        new Submission(
            "am",
            path,
            "::1",
            "",
            "",
            false,
            0,
            RawBody.of("[]"),
            List.of(alerts),
            0,
            List.of(),
            "");
    EpisodeIntake intake =
        new EpisodeIntake(store.alerts(), changes, Witness.NOBODY, ids, clock, () -> {});
    Again.ask(() -> intake.accept(body));
  }

  private void acknowledge(int minute, String name) {
    Attention attention =
        new Attention(store.query(), store.alerts(), new AttentionRules(ids), changes);
    Acknowledgement word = new Acknowledgement("ann", at(minute), Optional.empty(), "");
    Id id = Again.ask(() -> find(name).orElseThrow().id());
    Again.ask(() -> attention.acknowledge(id, word));
  }

  /** Only of C nobody spoke since its lease ended. */
  private void expire(int minute) {
    Again.ask(
        () ->
            store
                .alerts()
                .expire(
                    at(minute - 1),
                    10,
                    open -> changes.of(open, rules.expire(open, at(minute)), at(minute))));
  }

  private Optional<Episode> find(String name) {
    return store.query().find(AlertFilter.all(), Optional.empty(), 100).items().stream()
        .filter(episode -> episode.labels().alertname().equals(name))
        .findFirst();
  }

  private Settlement delivered(Claim claim) {
    return new Settlement.Delivered("ts");
  }

  /** Its token is revoked; once that is over it takes all but what B says. */
  private Settlement parkedForAMinute(Claim claim) {
    if (claim.startedAt().isBefore(at(14))) {
      return new Settlement.Park(at(14), FailureReason.AUTH, "revoked");
    }
    return claim.episode().labels().alertname().equals("B")
        ? new Settlement.Refused(FailureReason.BAD_MESSAGE, "no such thing")
        : delivered(claim);
  }

  private void replay(int minute, String name) {
    EpisodeHistory history =
        Again.ask(() -> store.query().history(find(name).orElseThrow().id()).orElseThrow());
    Id dead =
        history.deliveries().stream()
            .map(Told::delivery)
            .filter(delivery -> delivery.state() == DeliveryState.DEAD)
            .map(Delivery::id)
            .findFirst()
            .orElseThrow();
    Replayed made = Again.ask(() -> store.deliveries().replay(dead, ids::next, at(minute)));
    if (made instanceof Replayed.Unknown) {
      throw new AssertionError("delivery " + dead + " is not there");
    }
  }

  private void giveUp(int minute) {
    Again.ask(
        () ->
            store
                .outbox()
                .giveUp(
                    "another", Accepting.SLACK, at(minute), Outbox.Surrender.EXPIRED, at(minute)));
  }
}
