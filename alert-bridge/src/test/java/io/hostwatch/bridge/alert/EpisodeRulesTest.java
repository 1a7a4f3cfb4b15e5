package io.hostwatch.bridge.alert;

import static io.hostwatch.bridge.alert.Alerts.annotated;
import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static io.hostwatch.bridge.alert.Alerts.resolved;
import static io.hostwatch.bridge.alert.EventType.FIRED;
import static io.hostwatch.bridge.alert.EventType.REOPENED;
import static io.hostwatch.bridge.alert.EventType.RESOLVED;
import static io.hostwatch.bridge.alert.EventType.SUPERSEDED;
import static io.hostwatch.bridge.alert.EventType.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EpisodeRulesTest {
  private final EpisodeRules rules = new EpisodeRules(Alerts.ids());

  @Test
  void apply_firstFiring_opensEpisode() {
    Transition opened = apply(Optional.empty(), firing("Load", minute(0)), minute(1));

    assertThat(types(opened)).containsExactly(FIRED);
    assertThat(only(opened).isOpen()).isTrue();
    assertThat(only(opened).startsAt()).isEqualTo(minute(0));
    assertThat(only(opened).firstSeenAt()).isEqualTo(minute(1));
    assertThat(only(opened).lastSequence()).isEqualTo(1);
  }

  @Test
  void apply_firingAgain_onlySeenLater() {
    Episode open = open(minute(0), minute(1));

    Transition refreshed = apply(open, firing("Load", minute(0)), minute(5));

    assertThat(refreshed.events()).isEmpty();
    assertThat(only(refreshed))
        .isEqualTo(open.heard(new Sighting("am", firing("Load", minute(0)), minute(5))));
    assertThat(only(refreshed).lastSeenAt()).isEqualTo(minute(5));
  }

  @Test
  void apply_startMovedBack_keepsTheEarliest() {
    Episode open = open(minute(10), minute(11));

    Episode back = only(apply(open, firing("Load", minute(8)), minute(12)));
    Episode forth = only(apply(back, firing("Load", minute(10)), minute(13)));

    assertThat(forth.startsAt()).isEqualTo(minute(8));
    assertThat(forth.id()).isEqualTo(open.id());
  }

  @Test
  void apply_clockStepsBack_lastSeenStays() {
    Episode open = open(minute(0), minute(10));

    Episode refreshed = only(apply(open, firing("Load", minute(0)), minute(3)));

    assertThat(refreshed.lastSeenAt()).isEqualTo(minute(10));
  }

  @Test
  void apply_otherAnnotations_recordsWhichChanged() {
    Episode open = open(minute(0), minute(1));

    Transition updated = apply(open, annotated(firing("Load", minute(0)), "is higher"), minute(2));

    assertThat(types(updated)).containsExactly(UPDATED);
    assertThat(updated.events().getFirst().detail()).isEqualTo("changed: summary");
    assertThat(only(updated).annotations().get("summary")).hasValue("is higher");
  }

  @Test
  void apply_firingBeganAfterLastSeen_supersedes() {
    Episode open = open(minute(0), minute(5));

    Transition superseded = apply(open, firing("Load", minute(20)), minute(21));

    assertThat(types(superseded)).containsExactly(SUPERSEDED, FIRED);
    assertThat(superseded.episodes().getFirst().endedAt()).hasValue(minute(5));
    assertThat(superseded.episodes().getFirst().closeReason()).hasValue(CloseReason.SUPERSEDED);
    assertThat(superseded.episodes().getLast().startsAt()).isEqualTo(minute(20));
    assertThat(superseded.episodes().getLast().isOpen()).isTrue();
  }

  @Test
  void apply_senderClockAheadRepeats_sameEpisode() {
    Episode open = open(minute(30), minute(1));

    Transition repeated = apply(open, firing("Load", minute(30)), minute(2));

    assertThat(repeated.events()).isEmpty();
    assertThat(only(repeated).id()).isEqualTo(open.id());
  }

  @Test
  void apply_resolved_closesAtTheSendersEnd() {
    Episode open = open(minute(0), minute(1));

    Transition closed = apply(open, resolved("Load", minute(0), minute(7)), minute(8));

    assertThat(types(closed)).containsExactly(RESOLVED);
    assertThat(only(closed).endedAt()).hasValue(minute(7));
    assertThat(only(closed).closeReason()).hasValue(CloseReason.RESOLVED);
    assertThat(only(closed).lastSequence()).isEqualTo(2);
  }

  @Test
  void apply_resolvedWithoutTrueEnd_closesWhenHeard() {
    Episode open = open(minute(0), minute(1));

    Transition none = apply(open, resolved("Load", minute(0), Optional.empty()), minute(8));
    Transition future = apply(open, resolved("Load", minute(0), minute(60)), minute(8));
    Transition reversed = apply(open, resolved("Load", minute(0), minute(-60)), minute(8));

    assertThat(only(none).endedAt()).hasValue(minute(8));
    assertThat(only(future).endedAt()).hasValue(minute(8));
    assertThat(only(reversed).endedAt()).hasValue(minute(8));
  }

  @Test
  void apply_resolvedTwice_secondChangesNothing() {
    Episode open = open(minute(0), minute(1));
    Episode closed = only(apply(open, resolved("Load", minute(0), minute(7)), minute(8)));

    Transition repeated = apply(closed, resolved("Load", minute(0), minute(7)), minute(9));

    assertThat(repeated).isEqualTo(Transition.NONE);
  }

  @Test
  void apply_lateResolveOfEarlierOccurrence_leavesTheOpenOne() {
    Episode open = open(minute(20), minute(21));

    Transition late = apply(open, resolved("Load", minute(0), minute(7)), minute(22));

    assertThat(late).isEqualTo(Transition.NONE);
  }

  @Test
  void apply_resolvedOfUnknown_storesClosedEpisode() {
    Transition missed = apply(Optional.empty(), resolved("Load", minute(0), minute(7)), minute(8));

    assertThat(types(missed)).containsExactly(RESOLVED);
    assertThat(only(missed).firingMissed()).isTrue();
    assertThat(only(missed).isOpen()).isFalse();
  }

  @Test
  void apply_resolvedOfLaterOccurrence_storesAnotherClosedEpisode() {
    Episode closed = closed(minute(0), minute(7));

    Transition missed = apply(closed, resolved("Load", minute(10), minute(12)), minute(13));

    assertThat(only(missed).id()).isNotEqualTo(closed.id());
    assertThat(only(missed).firingMissed()).isTrue();
  }

  @Test
  void apply_firingAfterEndWithSameStart_reopens() {
    Episode closed = closed(minute(0), minute(7));

    Transition reopened = apply(closed, firing("Load", minute(0)), minute(9));

    assertThat(types(reopened)).containsExactly(REOPENED);
    assertThat(only(reopened).id()).isEqualTo(closed.id());
    assertThat(only(reopened).isOpen()).isTrue();
    assertThat(only(reopened).lastSequence()).isEqualTo(3);
  }

  @Test
  void apply_firingAfterMissedFiring_isNoLongerMissed() {
    Episode missed =
        only(apply(Optional.empty(), resolved("Load", minute(0), minute(7)), minute(8)));

    Episode reopened = only(apply(missed, firing("Load", minute(0)), minute(9)));

    assertThat(reopened.firingMissed()).isFalse();
  }

  @Test
  void apply_firingAfterEndWithLaterStart_opensAnother() {
    Episode closed = closed(minute(0), minute(7));

    Transition opened = apply(closed, firing("Load", minute(10)), minute(11));

    assertThat(types(opened)).containsExactly(FIRED);
    assertThat(only(opened).id()).isNotEqualTo(closed.id());
  }

  @Test
  void apply_firingWithoutAStartWhileOpen_goesOn() {
    Episode open = open(minute(0), minute(1));

    Transition again = apply(open, firing("Load", minute(9)).withoutStart(), minute(9));

    assertThat(only(again).id()).isEqualTo(open.id());
    assertThat(only(again).startsAt()).isEqualTo(minute(0));
    assertThat(again.events()).isEmpty();
  }

  @Test
  void apply_firingWithoutAStartWhenClosed_opensAnother() {
    Episode closed = closed(minute(0), minute(7));

    Transition anew = apply(closed, firing("Load", minute(9)).withoutStart(), minute(9));

    assertThat(only(anew).startsAt()).isEqualTo(minute(9));
    assertThat(only(anew).id()).isNotEqualTo(closed.id());
  }

  private Episode open(Instant startsAt, Instant seenAt) {
    return only(apply(Optional.empty(), firing("Load", startsAt), seenAt));
  }

  private Episode closed(Instant startsAt, Instant endsAt) {
    Alert end = resolved("Load", startsAt, endsAt);
    return only(apply(open(startsAt, startsAt.plusSeconds(60)), end, endsAt.plusSeconds(60)));
  }

  private Transition apply(Episode latest, Alert alert, Instant now) {
    return apply(Optional.of(latest), alert, now);
  }

  private Transition apply(Optional<Episode> latest, Alert alert, Instant now) {
    return rules.apply(latest, new Sighting("am", alert, now));
  }

  private static Episode only(Transition transition) {
    assertThat(transition.episodes()).hasSize(1);
    return transition.episodes().getFirst();
  }

  private static List<EventType> types(Transition transition) {
    return transition.events().stream().map(EpisodeEvent::type).toList();
  }
}
