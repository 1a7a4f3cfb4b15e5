package io.hostwatch.bridge.intake;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.leased;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static io.hostwatch.bridge.alert.Alerts.resolved;
import static io.hostwatch.bridge.alert.EventType.FIRED;
import static io.hostwatch.bridge.alert.EventType.NOTIFIED;
import static io.hostwatch.bridge.alert.EventType.REOPENED;
import static io.hostwatch.bridge.alert.EventType.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.EventType;
import io.hostwatch.bridge.delivery.Claim;
import io.hostwatch.bridge.delivery.Settlement;
import io.hostwatch.bridge.delivery.Target;
import io.hostwatch.bridge.notify.FailureReason;
import io.hostwatch.bridge.store.Backend;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * An end that is held back from two targets by a clock that is set back then, from minute 64 to
 * minute 5: by the one it is held until minute 74, by the other until minute 15.
 */
public abstract class HeldClockContract extends TwoPathsHarness {
  private static final Target MAIL = new Target("team", "mail");

  protected HeldClockContract(Backend backend) {
    super(backend, List.of(PEOPLE, MAIL));
  }

  @Test
  void endIsHeld_toldToAllAfterTheGraceFromThen() {
    endAhead();

    assertThat(follow(5)).isEqualTo(2);

    assertThat(follow(6)).isZero();
    assertThat(only().telling().heldUntil()).contains(minute(15));
    assertThat(bothToldBy(14)).isEmpty();
    assertThat(bothToldBy(15)).containsExactly(RESOLVED);
  }

  @Test
  void endIsHeld_firesOn_isWithdrawnFromAll() {
    endAhead();
    follow(5);

    prometheus(6, leased("Load", minute(59), minute(10)));

    assertThat(bothToldBy(120)).isEmpty();
    assertThat(only().isOpen()).isTrue();
    assertThat(only().isNotified()).isTrue();
  }

  @Test
  void endIsHeld_alertmanagerTellsIt_toldToAllAtOnce() {
    endAhead();
    follow(5);

    webhook(6, resolved("Load", minute(59), minute(63)));

    assertThat(bothToldBy(6)).containsExactly(RESOLVED);
  }

  @Test
  void endIsHeld_alertmanagerTellsItFirst_toldToAllAtOnce() {
    endAhead();

    webhook(5, resolved("Load", minute(59), minute(63)));
    follow(5);

    assertThat(bothToldBy(5)).containsExactly(RESOLVED);
  }

  @Test
  void endIsHeld_firesBeforeItFollowed_theEndAndTheRestAreTold() {
    endAhead();

    webhook(5, firing("Load", minute(59)));
    follow(5);

    assertThat(bothToldBy(5)).containsExactly(RESOLVED, REOPENED);
  }

  @Test
  void endIsTold_firesAnew_reopeningIsTold() {
    endAhead();
    follow(5);
    assertThat(bothToldBy(15)).containsExactly(RESOLVED);

    webhook(16, firing("Load", minute(59)));

    assertThat(bothToldBy(16)).containsExactly(REOPENED);
  }

  @Test
  void endWasToldByTheClockAhead_firesAnew_reopeningIsTold() {
    endAhead();
    assertThat(bothToldBy(74)).containsExactly(RESOLVED);

    webhook(16, firing("Load", minute(59)));

    assertThat(bothToldBy(16)).containsExactly(REOPENED);
  }

  @Test
  void endWasToldByTheClockAhead_prometheusFiresAnew_reopeningIsTold() {
    endAhead();
    assertThat(bothToldBy(74)).containsExactly(RESOLVED);

    prometheus(16, leased("Load", minute(59), minute(20)));

    assertThat(bothToldBy(16)).containsExactly(REOPENED);
  }

  @Test
  void endIsHeld_prometheusFiresBeforeItFollowed_isWithdrawnFromAll() {
    endAhead();

    prometheus(5, leased("Load", minute(59), minute(10)));
    follow(5);

    assertThat(bothToldBy(120)).isEmpty();
    assertThat(only().isOpen()).isTrue();
  }

  @Test
  void endWasToldAndTheClockIsSetBackWithinTheHold_firesOn_toldToAll() {
    endAhead();
    assertThat(bothToldBy(74)).containsExactly(RESOLVED);

    prometheus(70, leased("Load", minute(59), minute(75)));

    assertThat(bothToldBy(70)).containsExactly(REOPENED);
    assertThat(only().isNotified()).isTrue();
  }

  @Test
  void endWasToldToOne_firesOn_toldToThatOne() {
    endAhead();
    assertThat(told(PEOPLE, 74)).containsExactly(RESOLVED);
    follow(5);

    prometheus(6, leased("Load", minute(59), minute(10)));

    assertThat(told(MAIL, 120)).isEmpty();
    assertThat(told(PEOPLE, 6)).containsExactly(REOPENED);
  }

  @Test
  void endIsUnderWayToOne_firesOnAndEndsAnewInOneBody_toldInOrder() {
    endAhead();
    Claim begun = due(74).getFirst();

    prometheus(
        70, leased("Load", minute(59), minute(75)), resolved("Load", minute(59), minute(70)));

    backend.outbox().settle(begun, new Settlement.Delivered(""), minute(70));
    assertThat(told(PEOPLE, 79)).containsExactly(REOPENED);
    assertThat(bothToldBy(80)).containsExactly(RESOLVED);
  }

  @Test
  void endNobodyKnewOfIsHeld_firesByAlertmanager_isTold() {
    prometheus(60, leased("Load", minute(59), minute(64)));
    prometheus(64, resolved("Load", minute(59), minute(63)));

    webhook(5, firing("Load", minute(59)));

    assertThat(bothToldBy(5)).containsExactly(REOPENED);
    webhook(6, resolved("Load", minute(59), minute(63)));
    assertThat(bothToldBy(6)).containsExactly(RESOLVED);
  }

  @Test
  void endWaitsBehindItsBeginning_heldFromItsTurnOn() {
    webhook(60, firing("Load", minute(59)));
    Claim failed = due(60).getFirst();
    backend.outbox().settle(failed, retry(62), minute(60));
    prometheus(64, resolved("Load", minute(59), minute(63)));

    follow(5);
    assertThat(told(PEOPLE, 7)).containsExactly(FIRED);
    follow(7);

    assertThat(told(PEOPLE, 16)).isEmpty();
    assertThat(told(PEOPLE, 17)).containsExactly(RESOLVED);
  }

  @Test
  void earlierEndIsHeldToo_onlyTheLaterOneIsWithdrawn() {
    webhook(60, firing("Load", minute(59)));
    assertThat(bothToldBy(60)).containsExactly(FIRED);
    prometheus(61, resolved("Load", minute(59), minute(61)));
    prometheus(minute(70).plusSeconds(30), leased("Load", minute(59), minute(80)));
    webhook(71, firing("Load", minute(59)));
    prometheus(72, resolved("Load", minute(59), minute(72)));
    follow(5);
    assertThat(bothToldBy(15)).containsExactly(RESOLVED);
    follow(15);
    assertThat(bothToldBy(15)).containsExactly(NOTIFIED);
    follow(15);

    prometheus(16, leased("Load", minute(59), minute(22)));

    assertThat(bothToldBy(120)).isEmpty();
  }

  private void endAhead() {
    webhook(60, firing("Load", minute(59)));
    assertThat(bothToldBy(60)).containsExactly(FIRED);
    prometheus(64, resolved("Load", minute(59), minute(63)));
  }

  private int follow(int minute) {
    return backend.outbox().followClock(PEOPLE, minute(minute))
        + backend.outbox().followClock(MAIL, minute(minute));
  }

  private static Settlement retry(int minute) {
    return new Settlement.Retry(minute(minute), FailureReason.SERVER_ERROR, "");
  }

  /** What each of them is told, which must be the same. */
  private List<EventType> bothToldBy(int minute) {
    List<EventType> told = told(PEOPLE, minute);
    assertThat(told(MAIL, minute)).isEqualTo(told);
    return told;
  }

  /** What messages tell when all that is due is delivered, what they stand for included. */
  private List<EventType> told(Target to, int minute) {
    List<EventType> told = new ArrayList<>();
    for (List<Claim> due = claim(to, minute); !due.isEmpty(); due = claim(to, minute)) {
      due.getFirst().standsFor().forEach(event -> told.add(event.type()));
      told.add(due.getFirst().event().type());
      backend.outbox().settle(due.getFirst(), new Settlement.Delivered(""), minute(minute));
    }
    return told;
  }

  private List<Claim> claim(Target to, int minute) {
    return backend.outbox().claim("me", to, minute(minute), LEASE, 1);
  }
}
