package io.hostwatch.bridge.intake;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.leased;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static io.hostwatch.bridge.alert.Alerts.resolved;
import static io.hostwatch.bridge.alert.EventType.FIRED;
import static io.hostwatch.bridge.alert.EventType.NOTIFIED;
import static io.hostwatch.bridge.alert.EventType.REOPENED;
import static io.hostwatch.bridge.alert.EventType.RESOLVED;
import static io.hostwatch.bridge.alert.EventType.SUPERSEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.Alerts;
import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.store.Backend;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of alerts that come by both paths, and what people are told and when. */
public abstract class TwoPathsContract extends TwoPathsHarness {
  protected TwoPathsContract(Backend backend) {
    super(backend);
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
    assertThat(toldBy(1)).containsExactly(FIRED);
    prometheus(4, resolved("Load", minute(0), minute(3)));

    Acceptance acceptance = webhook(6, resolved("Load", minute(0), minute(3)));

    assertThat(acceptance.unchanged()).isEqualTo(1);
    assertThat(types()).containsExactly(FIRED, RESOLVED);
    assertThat(toldBy(6)).containsExactly(RESOLVED);
  }

  @Test
  void endFromPrometheus_firingNotToldYet_bothInOrder() {
    webhook(1, firing("Load", minute(0)));
    prometheus(2, resolved("Load", minute(0), minute(1)));
    webhook(3, resolved("Load", minute(0), minute(1)));

    assertThat(messagesBy(3)).containsExactly(List.of(FIRED, RESOLVED));
  }

  @Test
  void webhookFiringAfterPrometheusEnd_toldLateWithoutReopening() {
    prometheus(1, leased("Load", minute(0), minute(5)));
    prometheus(4, resolved("Load", minute(0), minute(3)));

    webhook(5, firing("Load", minute(0)));
    webhook(6, firing("Load", minute(0)));

    assertThat(types()).containsExactly(FIRED, RESOLVED, NOTIFIED, RESOLVED);
    assertThat(only().endedAt()).hasValue(minute(3));
    assertThat(toldBy(13)).containsExactly(NOTIFIED);
    assertThat(toldBy(14)).containsExactly(RESOLVED);
    assertThat(toldBy(600)).isEmpty();
  }

  @Test
  void webhookFiringAndItsEndAfterPrometheusEnd_bothToldAtOnce() {
    prometheus(1, leased("Load", minute(0), minute(5)));
    prometheus(4, resolved("Load", minute(0), minute(3)));

    webhook(5, firing("Load", minute(0)));
    assertThat(toldBy(5)).containsExactly(NOTIFIED);
    webhook(6, resolved("Load", minute(0), minute(3)));

    assertThat(types()).containsExactly(FIRED, RESOLVED, NOTIFIED, RESOLVED);
    assertThat(toldBy(6)).containsExactly(RESOLVED);
    assertThat(toldBy(600)).isEmpty();
  }

  @Test
  void webhookFiringAfterPrometheusEndAlone_toldLate() {
    prometheus(4, resolved("Load", minute(0), minute(3)));

    webhook(5, firing("Load", minute(0)));

    assertThat(toldBy(5)).containsExactly(NOTIFIED);
    assertThat(toldBy(14)).containsExactly(RESOLVED);
    assertThat(only().firingMissed()).isFalse();
  }

  @Test
  void webhookEndAlone_ofWhatNobodyWasTold_isToldToNobody() {
    prometheus(1, leased("Load", minute(0), minute(5)));
    prometheus(4, resolved("Load", minute(0), minute(3)));

    webhook(5, resolved("Load", minute(0), minute(3)));

    assertThat(toldBy(600)).isEmpty();
  }

  @Test
  void toldLate_prometheusFiresOn_endIsWithdrawn() {
    prometheus(1, leased("Load", minute(0), minute(5)));
    prometheus(4, resolved("Load", minute(0), minute(3)));
    webhook(5, firing("Load", minute(0)));

    prometheus(6, leased("Load", minute(0), minute(10)));

    assertThat(toldBy(60)).containsExactly(NOTIFIED);
    assertThat(only().isOpen()).isTrue();
    assertThat(only().isNotified()).isTrue();
  }

  @Test
  void webhookFiringAfterTheGrace_reopens() {
    webhook(1, firing("Load", minute(0)));
    assertThat(toldBy(1)).containsExactly(FIRED);
    prometheus(4, resolved("Load", minute(0), minute(3)));
    assertThat(toldBy(14)).containsExactly(RESOLVED);

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
    assertThat(toldBy(1)).containsExactly(FIRED);
    prometheus(
        5,
        resolved("Load", minute(0), minute(3)),
        leased("Load", minute(0), minute(9)),
        resolved("Load", minute(0), minute(4)));

    assertThat(toldBy(60)).containsExactly(RESOLVED);
  }

  @Test
  void endIsWithdrawn_anEarlierHoldIsOver_itsEndAndTheRestAreTold() {
    webhook(1, firing("Load", minute(0)));
    assertThat(toldBy(1)).containsExactly(FIRED);
    prometheus(4, resolved("Load", minute(0), minute(3)));
    prometheus(minute(13).plusSeconds(30), leased("Load", minute(0), minute(18)));
    webhook(15, firing("Load", minute(0)));
    prometheus(16, resolved("Load", minute(0), minute(16)));
    prometheus(17, leased("Load", minute(0), minute(22)));
    webhook(40, resolved("Load", minute(0), minute(39)));

    assertThat(messagesBy(40)).containsExactly(List.of(RESOLVED, NOTIFIED), List.of(RESOLVED));
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
    assertThat(toldBy(1)).containsExactly(FIRED);
    prometheus(4, resolved("Load", minute(0), minute(3)));
    webhook(6, firing("Load", minute(5)));

    assertThat(toldBy(6)).containsExactly(RESOLVED, FIRED);
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
    assertThat(toldBy(1)).containsExactly(FIRED);
    webhook(4, resolved("Load", minute(0), minute(3)));

    prometheus(6, leased("Load", minute(0), minute(10)));

    assertThat(types()).containsExactly(FIRED, RESOLVED, REOPENED);
    assertThat(only().isNotified()).isFalse();
    assertThat(toldBy(60)).containsExactly(RESOLVED);
  }

  @Test
  void olderMessageOfAlertmanager_doesNotUndoWhatPrometheusSays() {
    prometheus(2, Alerts.annotated(leased("Load", minute(1), minute(6)), "is higher"));
    webhook(3, firing("Load", minute(0)));

    assertThat(types()).containsExactly(FIRED, NOTIFIED);
    assertThat(only().startsAt()).isEqualTo(minute(1));
    assertThat(only().annotations().get("summary")).hasValue("is higher");
  }
}
