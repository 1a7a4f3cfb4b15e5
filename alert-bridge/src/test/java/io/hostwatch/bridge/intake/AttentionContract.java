package io.hostwatch.bridge.intake;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.leased;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static io.hostwatch.bridge.alert.Alerts.resolved;
import static io.hostwatch.bridge.alert.EventType.ACKNOWLEDGED;
import static io.hostwatch.bridge.alert.EventType.EXPIRED;
import static io.hostwatch.bridge.alert.EventType.FIRED;
import static io.hostwatch.bridge.alert.EventType.FRESH;
import static io.hostwatch.bridge.alert.EventType.REMINDER;
import static io.hostwatch.bridge.alert.EventType.REOPENED;
import static io.hostwatch.bridge.alert.EventType.RESOLVED;
import static io.hostwatch.bridge.alert.EventType.STALE;
import static io.hostwatch.bridge.alert.EventType.UNACKNOWLEDGED;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.Acknowledgement;
import io.hostwatch.bridge.alert.AttentionRules;
import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.EpisodeEvent;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.store.Backend;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Reminders, acknowledgements and what goes stale. */
public abstract class AttentionContract extends TwoPathsHarness {
  private final AttentionRules rules = new AttentionRules(ids);
  private final Attention attention;

  protected AttentionContract(Backend backend) {
    super(backend);
    attention = new Attention(backend.query(), backend.store(), rules, changes);
  }

  @Test
  void repeat_byBothPeers_remindsOnce() {
    webhook(1, firing("Load", minute(0)));

    assertThat(toldBy(1)).containsExactly(FIRED);
    repeat(61, firing("Load", minute(0)));
    repeat(62, firing("Load", minute(0)));
    assertThat(toldBy(62)).containsExactly(REMINDER);
    repeat(121, firing("Load", minute(0)));

    assertThat(types()).containsExactly(FIRED, REMINDER, REMINDER);
    assertThat(toldBy(121)).containsExactly(REMINDER);
  }

  @Test
  void repeat_afterTheClockWasSetBack_reminds() {
    webhook(101, firing("Load", minute(0)));
    repeat(161, firing("Load", minute(0)));

    repeat(102, firing("Load", minute(0)));
    repeat(103, firing("Load", minute(0)));

    assertThat(types()).containsExactly(FIRED, REMINDER, REMINDER);
  }

  @Test
  void acknowledged_isKeptShownAndRemindsNobody() {
    webhook(1, firing("Load", minute(0)));

    acknowledge(2, Optional.empty());
    acknowledge(3, Optional.empty());
    repeat(61, firing("Load", minute(0)));

    assertThat(types()).containsExactly(FIRED, ACKNOWLEDGED);
    assertThat(only().marks().acknowledgement())
        .hasValue(new Acknowledgement("ada", minute(2), Optional.empty(), "disk"));
    assertThat(events()).extracting(EpisodeEvent::detail).contains("by ada: disk");
  }

  @Test
  void acknowledged_ends_isToldAndNothingIsLeft() {
    webhook(1, firing("Load", minute(0)));
    acknowledge(2, Optional.empty());

    webhook(3, resolved("Load", minute(0), minute(3)));

    assertThat(toldBy(3)).containsExactly(FIRED, RESOLVED);
    assertThat(only().marks().acknowledgement()).isEmpty();
    assertThat(acknowledge(4, Optional.empty()).orElseThrow().isOpen()).isFalse();
  }

  @Test
  void acknowledged_fellSilentAndGoesOn_staysSo() {
    webhook(1, firing("Load", minute(0)));
    prometheus(2, leased("Load", minute(0), minute(6)));
    acknowledge(3, Optional.empty());

    sweep(0, 8);
    prometheus(9, leased("Load", minute(0), minute(14)));
    repeat(61, firing("Load", minute(0)));

    assertThat(types()).containsExactly(FIRED, ACKNOWLEDGED, EXPIRED, REOPENED);
    assertThat(only().marks().acknowledgement()).isPresent();
    assertThat(toldBy(61)).containsExactly(FIRED);
  }

  @Test
  void acknowledged_onlyPrometheusSpokeAndFellSilent_staysSo() {
    prometheus(2, leased("Load", minute(0), minute(6)));
    acknowledge(3, Optional.empty());

    sweep(0, 8);
    prometheus(9, leased("Load", minute(0), minute(14)));

    assertThat(only().marks().acknowledgement()).isPresent();
  }

  @Test
  void acknowledged_endWasToldAndFiresAgain_isOver() {
    webhook(1, firing("Load", minute(0)));
    prometheus(2, leased("Load", minute(0), minute(6)));
    acknowledge(3, Optional.empty());

    sweep(0, 8);
    prometheus(30, leased("Load", minute(0), minute(34)));

    assertThat(only().isOpen()).isTrue();
    assertThat(only().marks().acknowledgement()).isEmpty();
  }

  @Test
  void acknowledged_fellSilentAndAlertmanagerEndsIt_nothingIsLeft() {
    webhook(1, firing("Load", minute(0)));
    prometheus(2, leased("Load", minute(0), minute(6)));
    acknowledge(3, Optional.empty());

    sweep(0, 8);
    webhook(9, resolved("Load", minute(0), minute(6)));

    assertThat(only().marks().acknowledgement()).isEmpty();
  }

  @Test
  void acknowledged_withdrawn_remindsAgain() {
    webhook(1, firing("Load", minute(0)));
    acknowledge(2, Optional.empty());

    attention.unacknowledge(only().id(), "by ada", minute(3));
    repeat(61, firing("Load", minute(0)));

    assertThat(types()).containsExactly(FIRED, ACKNOWLEDGED, UNACKNOWLEDGED, REMINDER);
  }

  @Test
  void acknowledged_itsTimeIsOver_endsByItself() {
    webhook(1, firing("Load", minute(0)));
    acknowledge(2, Optional.of(minute(30)));

    assertThat(look(29)).isZero();
    assertThat(look(30)).isEqualTo(1);

    assertThat(types()).containsExactly(FIRED, ACKNOWLEDGED, UNACKNOWLEDGED);
  }

  @Test
  void acknowledge_noSuchAlert_isAbsent() {
    assertThat(attention.acknowledge(new Id(1), word(2, Optional.empty()))).isEmpty();
  }

  @Test
  void notSpokenOf_goesStaleOnceToldToNobodyAndIsFreshWhenHeardOf() {
    webhook(1, firing("Load", minute(0)));

    assertThat(look(60)).isZero();
    assertThat(look(61)).isEqualTo(1);
    assertThat(look(62)).isZero();
    assertThat(only().marks().stale()).isTrue();
    webhook(63, firing("Load", minute(0)));

    assertThat(types()).containsExactly(FIRED, STALE, FRESH);
    assertThat(only().marks().stale()).isFalse();
    assertThat(toldBy(100)).containsExactly(FIRED);
  }

  @Test
  void notSpokenOf_prometheusVouches_hasALeaseInstead() {
    prometheus(1, leased("Load", minute(0), minute(500)));

    assertThat(look(499)).isZero();
  }

  private Optional<Episode> acknowledge(int minute, Optional<Instant> until) {
    return attention.acknowledge(only().id(), word(minute, until));
  }

  private static Acknowledgement word(int minute, Optional<Instant> until) {
    return new Acknowledgement("ada", minute(minute), until, "disk");
  }

  private int look(int minute) {
    return new AttentionSweep(
            backend.query(),
            backend.store(),
            rules,
            changes,
            Duration.ofMinutes(60),
            clock(minute(minute)))
        .runOnce();
  }

  private List<EpisodeEvent> events() {
    return backend.query().history(only().id()).orElseThrow().events();
  }
}
