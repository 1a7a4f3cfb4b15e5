package io.hostwatch.bridge.reconcile;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.leased;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static io.hostwatch.bridge.alert.Alerts.resolved;
import static io.hostwatch.bridge.alert.EventType.FIRED;
import static io.hostwatch.bridge.alert.EventType.NOTIFIED;
import static io.hostwatch.bridge.alert.EventType.REOPENED;
import static io.hostwatch.bridge.alert.EventType.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.intake.Acceptance;
import io.hostwatch.bridge.store.Backend;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Alertmanager sends that an ended alert fires, and is asked whether that is so. */
public abstract class LateCopyContract extends ReconcileHarness {
  protected LateCopyContract(Backend backend) {
    super(backend);
  }

  @Test
  void nobodyHoldsIt_changesNothing() {
    endedAtMinute3();
    whenAsked(holds(), holds());

    Acceptance acceptance = webhook(4, firing("Load", minute(0)), firing("Disk", minute(4)));

    assertThat(acceptance.unchanged()).isEqualTo(1);
    assertThat(acceptance.opened()).isEqualTo(1);
    assertThat(types(all().getLast())).containsExactly(FIRED, RESOLVED);
  }

  @Test
  void holderHeardOfItBeforeTheEnd_changesNothing() {
    endedAtMinute3();
    whenAsked(holds(), holds(active("Load", 0, 2)));

    webhook(4, firing("Load", minute(0)));

    assertThat(types()).containsExactly(FIRED, RESOLVED);
  }

  @Test
  void holderHeardOfItAfterTheEnd_reopens() {
    endedAtMinute3();
    whenAsked(holds(), holds(active("Load", 0, 4)));

    webhook(4, firing("Load", minute(0)));

    assertThat(types()).containsExactly(FIRED, RESOLVED, REOPENED);
    assertThat(messagesBy(4)).containsExactly(List.of(FIRED, RESOLVED), List.of(REOPENED));
  }

  @Test
  void deniedButTrue_reopensOnceItIsHeardOfAgain() {
    endedAtMinute3();
    whenAsked(holds(), holds(active("Load", 0, 2)));
    webhook(4, firing("Load", minute(0)));

    poll(5, holds(), holds(active("Load", 0, 5)));

    assertThat(types()).containsExactly(FIRED, RESOLVED, REOPENED);
  }

  @Test
  void oneDoesNotAnswer_inDoubtReopens() {
    endedAtMinute3();
    whenAsked(holds(), FAILED);

    webhook(4, firing("Load", minute(0)));

    assertThat(types()).containsExactly(FIRED, RESOLVED, REOPENED);
  }

  @Test
  void askingFails_inDoubtReopens() {
    endedAtMinute3();
    whenAskingFails();

    Acceptance acceptance = webhook(4, firing("Load", minute(0)), firing("Disk", minute(4)));

    assertThat(acceptance.opened()).isEqualTo(2);
    assertThat(types(all().getLast())).containsExactly(FIRED, RESOLVED, REOPENED);
  }

  @Test
  void oneHasOnlyJustStarted_inDoubtReopens() {
    endedAtMinute3();
    whenAsked(holds(), holds(Duration.ofMinutes(5)));

    webhook(4, firing("Load", minute(0)));

    assertThat(types()).containsExactly(FIRED, RESOLVED, REOPENED);
  }

  @Test
  void onlyItsEndWasHeardOf_nobodyIsToldOfABeginning() {
    webhook(3, resolved("Load", minute(0), minute(3)));
    whenAsked(holds(), holds());

    webhook(4, firing("Load", minute(0)));

    assertThat(types()).containsExactly(RESOLVED);
    assertThat(toldBy(60)).isEmpty();
  }

  @Test
  void nobodyHoldsIt_butNobodyWasTold_isToldLate() {
    prometheus(1, leased("Load", minute(0), minute(5)));
    prometheus(3, resolved("Load", minute(0), minute(2)));
    whenAsked(holds(), holds());

    webhook(20, firing("Load", minute(0)));

    assertThat(types()).containsExactly(FIRED, RESOLVED, NOTIFIED, RESOLVED);
    assertThat(toldBy(20)).containsExactly(NOTIFIED, RESOLVED);
    assertThat(only().endedAt()).hasValue(minute(2));
  }

  @Test
  void beganAnew_isNoCopyAndNobodyIsAsked() {
    endedAtMinute3();
    whenAsked(holds(), holds());

    webhook(5, firing("Load", minute(4)));

    assertThat(all()).hasSize(2);
    assertThat(types(all().getFirst())).containsExactly(FIRED);
  }

  private void endedAtMinute3() {
    webhook(1, firing("Load", minute(0)));
    webhook(3, resolved("Load", minute(0), minute(3)));
  }
}
