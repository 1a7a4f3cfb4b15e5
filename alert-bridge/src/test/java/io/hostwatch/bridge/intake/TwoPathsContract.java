package io.hostwatch.bridge.intake;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.leased;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static io.hostwatch.bridge.alert.Alerts.resolved;
import static io.hostwatch.bridge.alert.EventType.EXPIRED;
import static io.hostwatch.bridge.alert.EventType.FIRED;
import static io.hostwatch.bridge.alert.EventType.NOTIFIED;
import static io.hostwatch.bridge.alert.EventType.REOPENED;
import static io.hostwatch.bridge.alert.EventType.RESOLVED;
import static io.hostwatch.bridge.alert.EventType.SUPERSEDED;
import static io.hostwatch.bridge.alert.EventType.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.alert.Alerts;
import io.hostwatch.bridge.alert.CloseReason;
import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.EpisodeEvent;
import io.hostwatch.bridge.alert.EpisodeRules;
import io.hostwatch.bridge.alert.EventType;
import io.hostwatch.bridge.alert.IdSource;
import io.hostwatch.bridge.alert.IngestPath;
import io.hostwatch.bridge.delivery.Claim;
import io.hostwatch.bridge.delivery.Settlement;
import io.hostwatch.bridge.delivery.Target;
import io.hostwatch.bridge.store.AlertFilter;
import io.hostwatch.bridge.store.Backend;
import io.hostwatch.bridge.store.RawBody;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of alerts that come by both paths, and what people are told and when. */
public abstract class TwoPathsContract {
  private static final Target PEOPLE = new Target("team", "slack");
  private static final Duration LEASE = Duration.ofMinutes(1);

  private final Backend backend;
  private final IdSource ids = Alerts.ids();
  private final EpisodeChanges changes =
      new EpisodeChanges(
          new EpisodeRules(ids, Duration.ofMinutes(10)),
          (_, type) -> type == UPDATED ? List.of() : List.of(PEOPLE),
          ids);

  protected TwoPathsContract(Backend backend) {
    this.backend = backend;
  }

  @AfterEach
  void close() {
    backend.atClose().run();
  }

  @Test
  void prometheusAlone_wholeLife_keptButToldToNobody() {
    prometheus(1, leased("Load", minute(0), minute(5)));
    prometheus(2, leased("Load", minute(0), minute(6)));
    prometheus(4, resolved("Load", minute(0), minute(3)));

    assertThat(types()).containsExactly(FIRED, RESOLVED);
    assertThat(only().endedAt()).hasValue(minute(3));
    assertThat(only().isNotified()).isFalse();
    assertThat(toldBy(600)).isEmpty();
  }

  @Test
  void firingFromPrometheusThenWebhook_toldWhenAlertmanagerSends() {
    prometheus(1, leased("Load", minute(0), minute(5)));
    assertThat(toldBy(1)).isEmpty();

    Acceptance acceptance = webhook(2, firing("Load", minute(0)));

    assertThat(acceptance.refreshed()).isEqualTo(1);
    assertThat(types()).containsExactly(FIRED, NOTIFIED);
    assertThat(toldBy(2)).containsExactly(NOTIFIED);
  }

  @Test
  void webhookRepeats_toldOnce() {
    prometheus(1, leased("Load", minute(0), minute(5)));
    webhook(2, firing("Load", minute(0)));
    webhook(3, firing("Load", minute(0)));

    assertThat(toldBy(3)).containsExactly(NOTIFIED);
  }

  @Test
  void endFromPrometheus_alertmanagerSilent_toldAfterTheGrace() {
    webhook(1, firing("Load", minute(0)));
    prometheus(4, resolved("Load", minute(0), minute(3)));

    assertThat(only().isOpen()).isFalse();
    assertThat(toldBy(13)).containsExactly(FIRED);
    assertThat(toldBy(14)).containsExactly(RESOLVED);
  }

  @Test
  void endFromPrometheus_alertmanagerToo_toldAtOnce() {
    webhook(1, firing("Load", minute(0)));
    prometheus(4, resolved("Load", minute(0), minute(3)));

    Acceptance acceptance = webhook(6, resolved("Load", minute(0), minute(3)));

    assertThat(acceptance.unchanged()).isEqualTo(1);
    assertThat(types()).containsExactly(FIRED, RESOLVED);
    assertThat(toldBy(6)).containsExactly(FIRED, RESOLVED);
  }

  @Test
  void endFromPrometheus_firingNotToldYet_bothInOrder() {
    webhook(1, firing("Load", minute(0)));
    prometheus(2, resolved("Load", minute(0), minute(1)));
    webhook(3, resolved("Load", minute(0), minute(1)));

    assertThat(toldBy(3)).containsExactly(FIRED, RESOLVED);
  }

  @Test
  void webhookFiringAfterPrometheusEnd_stale_unchanged() {
    prometheus(1, leased("Load", minute(0), minute(5)));
    prometheus(4, resolved("Load", minute(0), minute(3)));

    Acceptance acceptance = webhook(5, firing("Load", minute(0)));

    assertThat(acceptance.unchanged()).isEqualTo(1);
    assertThat(types()).containsExactly(FIRED, RESOLVED);
    assertThat(toldBy(600)).isEmpty();
  }

  @Test
  void webhookFiringAfterTheGrace_reopens() {
    webhook(1, firing("Load", minute(0)));
    prometheus(4, resolved("Load", minute(0), minute(3)));
    toldBy(14);

    webhook(15, firing("Load", minute(0)));

    assertThat(types()).containsExactly(FIRED, RESOLVED, REOPENED);
    assertThat(toldBy(15)).containsExactly(REOPENED);
  }

  @Test
  void prometheusFiresOnWithinTheGrace_endIsWithdrawn() {
    webhook(1, firing("Load", minute(0)));
    prometheus(4, resolved("Load", minute(0), minute(3)));
    prometheus(5, leased("Load", minute(0), minute(9)));

    assertThat(types()).containsExactly(FIRED, RESOLVED, REOPENED);
    assertThat(toldBy(60)).containsExactly(FIRED);
    assertThat(only().isNotified()).isTrue();
  }

  @Test
  void prometheusEndsAndFiresInOneBody_nothingIsToldTwice() {
    webhook(1, firing("Load", minute(0)));
    prometheus(
        5,
        resolved("Load", minute(0), minute(3)),
        leased("Load", minute(0), minute(9)),
        resolved("Load", minute(0), minute(4)));

    assertThat(toldBy(60)).containsExactly(FIRED, RESOLVED);
  }

  @Test
  void newOccurrenceWithinTheGrace_peopleGoOnKnowing() {
    webhook(1, firing("Load", minute(0)));
    prometheus(4, resolved("Load", minute(0), minute(3)));
    prometheus(6, leased("Load", minute(5), minute(10)));
    assertThat(toldBy(30)).containsExactly(FIRED);

    prometheus(31, resolved("Load", minute(5), minute(30)));

    assertThat(all()).hasSize(2);
    assertThat(toldBy(41)).containsExactly(RESOLVED);
  }

  @Test
  void newOccurrenceSentWithinTheGrace_theEndIsToldBeforeIt() {
    webhook(1, firing("Load", minute(0)));
    prometheus(4, resolved("Load", minute(0), minute(3)));
    webhook(6, firing("Load", minute(5)));

    assertThat(toldBy(6)).containsExactly(FIRED, RESOLVED, FIRED);
  }

  @Test
  void supersededByPrometheus_peopleGoOnKnowing() {
    webhook(1, firing("Load", minute(0)));
    prometheus(6, leased("Load", minute(5), minute(10)));

    assertThat(all()).extracting(Episode::isNotified).containsExactly(true, true);
    assertThat(toldBy(30)).containsExactly(FIRED);
  }

  @Test
  void supersededByWebhook_neverTold_onlyTheNewOneIs() {
    prometheus(1, leased("Load", minute(0), minute(5)));
    webhook(6, firing("Load", minute(5)));

    assertThat(types(all().getLast())).containsExactly(FIRED, SUPERSEDED);
    assertThat(toldBy(6)).containsExactly(FIRED);
  }

  @Test
  void prometheusFiringJustAfterAlertmanagersEnd_wasUnderWay() {
    webhook(1, firing("Load", minute(0)));
    webhook(4, resolved("Load", minute(0), minute(3)));

    Acceptance acceptance =
        prometheus(minute(4).plusSeconds(30), leased("Load", minute(0), minute(7)));

    assertThat(acceptance.unchanged()).isEqualTo(1);
    assertThat(only().isOpen()).isFalse();
  }

  @Test
  void prometheusFiringLongAfterAlertmanagersEnd_reopensUntold() {
    webhook(1, firing("Load", minute(0)));
    webhook(4, resolved("Load", minute(0), minute(3)));

    prometheus(6, leased("Load", minute(0), minute(10)));

    assertThat(types()).containsExactly(FIRED, RESOLVED, REOPENED);
    assertThat(only().isNotified()).isFalse();
    assertThat(toldBy(60)).containsExactly(FIRED, RESOLVED);
  }

  @Test
  void olderMessageOfAlertmanager_doesNotUndoWhatPrometheusSays() {
    prometheus(2, Alerts.annotated(leased("Load", minute(1), minute(6)), "is higher"));
    webhook(3, firing("Load", minute(0)));

    assertThat(types()).containsExactly(FIRED, NOTIFIED);
    assertThat(only().startsAt()).isEqualTo(minute(1));
    assertThat(only().annotations().get("summary")).hasValue("is higher");
  }

  @Test
  void leaseOver_closesWithTheLeasesEndAndTellsAfterTheGrace() {
    webhook(1, firing("Load", minute(0)));
    prometheus(2, leased("Load", minute(0), minute(6)));

    assertThat(sweep(6, 7)).isZero();
    assertThat(sweep(0, 8)).isEqualTo(1);

    assertThat(types()).containsExactly(FIRED, EXPIRED);
    assertThat(only().endedAt()).hasValue(minute(6));
    assertThat(only().closeReason()).hasValue(CloseReason.EXPIRED);
    assertThat(toldBy(17)).containsExactly(FIRED);
    assertThat(toldBy(18)).containsExactly(EXPIRED);
  }

  @Test
  void leaseOver_bridgeOnlyJustListens_waits() {
    prometheus(2, leased("Load", minute(0), minute(6)));

    assertThat(sweep(100, 104)).isZero();
    assertThat(sweep(100, 105)).isEqualTo(1);
  }

  @Test
  void leaseOver_neverHadOne_goesOn() {
    webhook(1, firing("Load", minute(0)));

    assertThat(sweep(0, 10_000)).isZero();
  }

  @Test
  void leaseOver_manyEpisodes_closesAll() {
    for (int i = 0; i < 450; i++) {
      prometheus(2, leased("Load" + i, minute(0), minute(6)));
    }

    assertThat(sweep(0, 10)).isEqualTo(450);
    assertThat(sweep(0, 10)).isZero();
    assertThat(backend.query().countFiring()).isZero();
  }

  @Test
  void expired_alertmanagerStillSends_goesOnAsIfNothingWas() {
    webhook(1, firing("Load", minute(0)));
    prometheus(2, leased("Load", minute(0), minute(6)));
    sweep(0, 8);

    webhook(9, firing("Load", minute(0)));

    assertThat(types()).containsExactly(FIRED, EXPIRED, REOPENED);
    assertThat(toldBy(60)).containsExactly(FIRED);
  }

  @Test
  void expired_alertmanagerEndsIt_toldAtOnce() {
    webhook(1, firing("Load", minute(0)));
    prometheus(2, leased("Load", minute(0), minute(6)));
    sweep(0, 8);

    webhook(9, resolved("Load", minute(0), minute(6)));

    assertThat(toldBy(9)).containsExactly(FIRED, EXPIRED);
  }

  private Acceptance webhook(int minute, Alert... alerts) {
    return accept(IngestPath.WEBHOOK, minute(minute), alerts);
  }

  private Acceptance prometheus(int minute, Alert... alerts) {
    return prometheus(minute(minute), alerts);
  }

  private Acceptance prometheus(Instant now, Alert... alerts) {
    return accept(IngestPath.PROMETHEUS, now, alerts);
  }

  private Acceptance accept(IngestPath path, Instant now, Alert... alerts) {
    Submission submission =
        new Submission(
            "am", path, "::1", "", "", 0, RawBody.of("[]"), List.of(alerts), 0, List.of());
    return new EpisodeIntake(backend.store(), changes, ids, clock(now), () -> {})
        .accept(submission);
  }

  /** Sweeps as a bridge does that started at one minute and has come to another. */
  private int sweep(int started, int minute) {
    MovedClock clock = new MovedClock(minute(started));
    LeaseSweep sweep = new LeaseSweep(backend.store(), changes, clock, () -> {});
    clock.move(minute(minute));
    return sweep.runOnce();
  }

  /** What people are told when all that is due by then is delivered. */
  private List<EventType> toldBy(int minute) {
    List<EventType> told = new ArrayList<>();
    for (List<Claim> due = due(minute); !due.isEmpty(); due = due(minute)) {
      Claim claim = due.getFirst();
      told.add(claim.event().type());
      backend.outbox().settle(claim, new Settlement.Delivered(""), minute(minute));
    }
    return told;
  }

  private List<Claim> due(int minute) {
    return backend.outbox().claim("me", PEOPLE, minute(minute), LEASE, 1);
  }

  private Episode only() {
    assertThat(all()).hasSize(1);
    return all().getFirst();
  }

  /** All episodes, newest start first. */
  private List<Episode> all() {
    return backend.query().find(AlertFilter.all(), Optional.empty(), 1_000).items();
  }

  private List<EventType> types() {
    return types(only());
  }

  private List<EventType> types(Episode episode) {
    return backend.query().history(episode.id()).orElseThrow().events().stream()
        .map(EpisodeEvent::type)
        .toList();
  }

  private static Clock clock(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }
}
