package io.hostwatch.bridge.alert;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.leased;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static io.hostwatch.bridge.alert.Alerts.resolved;
import static io.hostwatch.bridge.alert.EventType.FRESH;
import static io.hostwatch.bridge.alert.EventType.REMINDER;
import static io.hostwatch.bridge.alert.EventType.REOPENED;
import static io.hostwatch.bridge.alert.EventType.SUPPRESSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.Standing.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ReconcileRulesTest {
  private static final Duration GRACE = Duration.ofMinutes(6);

  private final IdSource ids = Alerts.ids();
  private final EpisodeRules rules = new EpisodeRules(ids, GRACE);
  private final ReconcileRules reconcile = new ReconcileRules(ids, GRACE);
  private final AttentionRules attention = new AttentionRules(ids);

  @Test
  void apply_heardOfAfterTheAskingBegan_isLeftAsItIs() {
    Episode open = webhook(5, firing("Load", minute(0)));
    Standing silenced = standing(0, 1, State.SUPPRESSED, "silence a");

    Transition early = reconcile.apply(open, polled(5, silenced), minute(6));
    Transition late = reconcile.apply(open, polled(6, silenced), minute(6));

    assertThat(early).isEqualTo(Transition.NONE);
    assertThat(types(late)).containsExactly(SUPPRESSED);
  }

  @Test
  void apply_heldForTenMinutes_isNotedOnce() {
    Episode open = webhook(1, firing("Load", minute(0)));

    Transition before = reconcile.apply(open, polled(10, active(0, 10)), minute(10));
    Transition after = reconcile.apply(open, polled(11, active(0, 11)), minute(11));

    assertThat(before).isEqualTo(Transition.NONE);
    assertThat(after.episodes()).extracting(Episode::lastSeenAt).containsExactly(minute(11));
    assertThat(after.events()).isEmpty();
  }

  @Test
  void apply_staleButHeld_isFresh() {
    Episode stale =
        last(
            attention.age(webhook(1, firing("Load", minute(0))), Duration.ofMinutes(2), minute(4)));

    Transition held = reconcile.apply(stale, polled(5, active(0, 5)), minute(5));

    assertThat(types(held)).containsExactly(FRESH);
    assertThat(last(held).marks().stale()).isFalse();
    assertThat(last(held).lastSeenAt()).isEqualTo(minute(5));
  }

  @Test
  void apply_anotherOccurrenceIsHeld_isNotNoted() {
    Episode open = webhook(1, firing("Load", minute(0)));

    Transition held = reconcile.apply(open, polled(30, active(20, 20)), minute(30));

    assertThat(held).isEqualTo(Transition.NONE);
  }

  @Test
  void apply_sendersClockIsAhead_isNotedNevertheless() {
    Episode open = webhook(1, firing("Load", minute(30)));

    Transition held = reconcile.apply(open, polled(11, active(30, 30)), minute(11));

    assertThat(held.episodes()).extracting(Episode::lastSeenAt).containsExactly(minute(11));
  }

  @Test
  void apply_endIsHeldBack_isWithdrawnAndNobodyIsTold() {
    Episode held = endedByPrometheus();

    Transition reopened = reconcile.apply(held, polled(6, active(0, 5)), minute(6));

    assertThat(types(reopened)).containsExactly(REOPENED);
    assertThat(reopened.debt()).isEqualTo(Debt.WITHDRAWN);
    assertThat(last(reopened).marks().toldAt()).isEmpty();
  }

  @Test
  void apply_endIsHeldBack_acknowledgementStays() {
    Episode open =
        last(
            prometheus(
                webhook(1, firing("Load", minute(0))), 2, leased("Load", minute(0), minute(6))));
    Acknowledgement ada = new Acknowledgement("ada", minute(3), Optional.empty(), "");
    Episode held =
        last(
            prometheus(
                last(attention.acknowledge(open, ada)), 4, resolved("Load", minute(0), minute(3))));

    Transition reopened = reconcile.apply(held, polled(6, active(0, 5)), minute(6));

    assertThat(last(reopened).marks().acknowledgement()).hasValue(ada);
  }

  @Test
  void apply_endWasTold_isToldToFireAgainAndNotRemindedAtOnce() {
    Episode told = endedByPrometheus();

    Transition reopened = reconcile.apply(told, polled(11, active(0, 5)), minute(11));
    Transition repeated = repeat(12, last(reopened));
    Transition later = repeat(13, last(reopened));

    assertThat(reopened.debt()).isEqualTo(Debt.OWED);
    assertThat(repeated.events()).isEmpty();
    assertThat(types(later)).containsExactly(REMINDER);
  }

  @Test
  void apply_webhookReopens_isNotRemindedAtOnce() {
    Episode closed =
        last(
            rules.apply(
                Optional.of(webhook(1, firing("Load", minute(0)))),
                new Sighting("am", resolved("Load", minute(0), minute(2)), minute(3))));

    Transition reopened =
        rules.apply(Optional.of(closed), new Sighting("am", firing("Load", minute(0)), minute(61)));

    assertThat(types(reopened)).containsExactly(REOPENED);
    assertThat(repeat(62, last(reopened)).events()).isEmpty();
  }

  /** Alertmanager told that it fires, and Prometheus at minute 4 that it ended; held until 10. */
  private Episode endedByPrometheus() {
    Episode open = webhook(1, firing("Load", minute(0)));
    Episode leased = last(prometheus(open, 2, leased("Load", minute(0), minute(6))));
    return last(prometheus(leased, 4, resolved("Load", minute(0), minute(3))));
  }

  private Episode webhook(int minute, Alert alert) {
    return last(rules.apply(Optional.empty(), new Sighting("am", alert, minute(minute))));
  }

  private Transition prometheus(Episode latest, int minute, Alert alert) {
    return rules.apply(
        Optional.of(latest), new Sighting("am", IngestPath.PROMETHEUS, alert, minute(minute)));
  }

  private Transition repeat(int minute, Episode latest) {
    return rules.apply(
        Optional.of(latest),
        new Sighting(
            "am",
            IngestPath.WEBHOOK,
            firing("Load", minute(0)),
            minute(minute),
            true,
            Optional.empty()));
  }

  private static Polled polled(int began, Standing standing) {
    return new Polled(minute(began), Optional.of(standing), Optional.empty());
  }

  private static Standing active(int start, int updated) {
    return standing(start, updated, State.ACTIVE);
  }

  private static Standing standing(int start, int updated, State state, String... reasons) {
    return new Standing(
        Fingerprint.of(Alerts.labels("Load")),
        minute(start),
        minute(updated),
        state,
        new TreeSet<>(Set.of(reasons)));
  }

  private static Episode last(Transition transition) {
    return transition.episodes().getLast();
  }

  private static List<EventType> types(Transition transition) {
    return transition.events().stream().map(EpisodeEvent::type).toList();
  }
}
