package io.hostwatch.bridge.store.jdbc;

import static io.hostwatch.bridge.alert.Alerts.annotated;
import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static io.hostwatch.bridge.alert.Alerts.resolved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.alert.Alerts;
import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.EventType;
import io.hostwatch.bridge.delivery.Settlement.Refused;
import io.hostwatch.bridge.notify.FailureReason;
import io.hostwatch.bridge.store.Change;
import io.hostwatch.bridge.store.Kept;
import io.hostwatch.bridge.store.RawBody;
import io.hostwatch.bridge.store.Receipt.Quarantined;
import io.hostwatch.bridge.store.Receipts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store promises about the alerts it deletes and those it must not. */
abstract class RetentionContract extends RetentionHarness {
  RetentionContract(OpenedStore opened) {
    super(opened);
  }

  @Test
  void purge_receipts_goByAgeWithWhatTheyQuarantined() {
    Quarantined part = new Quarantined("alerts[0]: no labels", RawBody.of("{}"));
    for (int i = 0; i < 1_003; i++) {
      Instant at = minute(0).plusSeconds(i);
      store()
          .accept(Receipts.receipt(ids.next(), at, part), List.of(), RetentionContract::undecided);
    }

    Map<Kept, Long> deleted = purge(minute(14).plusSeconds(1_001));

    assertThat(deleted).containsExactly(entry(Kept.RECEIPT, 1_001L));
    assertThat(count("receipt")).isEqualTo(2);
    assertThat(count("quarantine")).isEqualTo(2);
  }

  @Test
  void purge_openEpisode_staysHoweverOld() {
    route(SLACK);
    accept(1, firing("Load", minute(-99_999)));
    accept(2, annotated(firing("Load", minute(-99_999)), "is higher"));
    settleAll(3);

    purge(minute(99_999));

    assertThat(path()).containsExactly(EventType.FIRED, EventType.UPDATED);
    assertThat(history(all().getFirst()).deliveries()).hasSize(1);
  }

  @Test
  void purge_endedLongAgo_goesWithAllThatBelongsToIt() {
    route(SLACK, EMAIL);
    accept(1, firing("Load", minute(0)), firing("Disk", minute(0)));
    accept(2, annotated(firing("Load", minute(-1)), "is higher"));
    settleAll(3);
    accept(5, resolved("Load", minute(-1), minute(4)), resolved("Disk", minute(0), minute(4)));
    settleAll(6);

    Map<Kept, Long> deleted = purge(minute(200));

    assertThat(deleted)
        .containsOnly(
            entry(Kept.RECEIPT, 3L),
            entry(Kept.EVENT, 5L),
            entry(Kept.ALERT, 2L),
            entry(Kept.DELIVERY, 8L),
            entry(Kept.ATTEMPT, 8L));
    assertThat(TABLES).allSatisfy(table -> assertThat(count(table)).as(table).isZero());
  }

  @Test
  void purge_longFiringButJustEnded_stays() {
    accept(1, firing("Load", minute(-99_999)));
    accept(100, resolved("Load", minute(-99_999), minute(99)));

    purge(minute(99 + 90));

    assertThat(all()).hasSize(1);
  }

  @Test
  void purge_endedAtTheLimit_staysUntilItIsOlder() {
    accept(1, firing("Load", minute(0)));
    accept(4, resolved("Load", minute(0), minute(4)));

    purge(minute(94));
    assertThat(all()).hasSize(1);

    purge(minute(94).plusMillis(1));
    assertThat(all()).isEmpty();
  }

  @Test
  void purge_senderSaysItEndedLongAgo_staysSinceItWasJustHeard() {
    accept(1_000, resolved("Load", minute(0), minute(1)));

    purge(minute(1_001));

    assertThat(all()).hasSize(1);
  }

  @Test
  void purge_unsettledDelivery_keepsItsEpisodeUntilItIsSettled() {
    route(SLACK);
    accept(1, firing("Load", minute(0)));
    settle(claim(2).getFirst(), 2);
    accept(5, resolved("Load", minute(0), minute(4)));

    purge(minute(1_000));

    assertThat(path()).containsExactly(EventType.FIRED, EventType.RESOLVED);
    assertThat(history(all().getFirst()).deliveries()).hasSize(2);

    outbox()
        .settle(
            claim(1_001).getFirst(),
            new Refused(FailureReason.AUTH, "token revoked"),
            minute(1_001));
    purge(minute(1_002));
    assertThat(all()).isEmpty();
  }

  @Test
  void purge_moreThanOneTransactionTakes_deletesAllOfIt() {
    route(SLACK);
    List<Alert> many = new ArrayList<>();
    IntStream.range(0, 300).forEach(i -> many.add(firing("Load" + i, minute(0))));
    accept(minute(1), many);
    accept(minute(2), many.stream().map(alert -> annotated(alert, "is higher")).toList());
    accept(
        minute(5),
        IntStream.range(0, 300).mapToObj(i -> resolved("Load" + i, minute(0), minute(4))).toList());
    accept(6, firing("Disk", minute(0)));
    settleAll(7);
    settleAll(8);

    Map<Kept, Long> deleted = purge(minute(200));

    assertThat(deleted)
        .contains(entry(Kept.ALERT, 300L), entry(Kept.EVENT, 900L), entry(Kept.DELIVERY, 600L));
    assertThat(all()).extracting(e -> e.labels().alertname()).containsExactly("Disk");
    assertThat(count("episode_event")).isEqualTo(1);
    assertThat(count("episode_label")).isEqualTo(Alerts.labels("Disk").values().size());
  }

  @Test
  void purge_episodeWithMoreThanOneTransactionTakes_deletesAllOfIt() {
    route(SLACK);
    accept(1, firing("Load", minute(0)));
    for (int i = 2; i < 300; i++) {
      accept(i++, resolved("Load", minute(0), minute(i)));
      accept(i, firing("Load", minute(0)));
    }
    accept(300, resolved("Load", minute(0), minute(300)));
    IntStream.rangeClosed(1, 300).forEach(i -> settleAll(300 + i));

    Map<Kept, Long> deleted = purge(minute(1_000));

    assertThat(deleted).contains(entry(Kept.ALERT, 1L), entry(Kept.EVENT, 300L));
    assertThat(TABLES).allSatisfy(table -> assertThat(count(table)).as(table).isZero());
  }

  @Test
  void purge_again_deletesNothing() {
    accept(1, firing("Load", minute(0)));
    accept(5, resolved("Load", minute(0), minute(4)));
    purge(minute(1_000));

    assertThat(purge(minute(1_000))).isEmpty();
  }

  private static Change undecided(Optional<Episode> latest, Alert alert) {
    throw new AssertionError("no alert to decide on");
  }
}
