package io.hostwatch.bridge.intake;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.leased;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static io.hostwatch.bridge.alert.Alerts.resolved;
import static io.hostwatch.bridge.alert.EventType.EXPIRED;
import static io.hostwatch.bridge.alert.EventType.FIRED;
import static io.hostwatch.bridge.alert.EventType.REOPENED;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.alert.CloseReason;
import io.hostwatch.bridge.store.Backend;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of alerts of which Prometheus no longer speaks. */
public abstract class LeaseContract extends TwoPathsHarness {
  protected LeaseContract(Backend backend) {
    super(backend);
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
  void bridgeStoodStill_leasesHaveTheTimeToBeRenewed() {
    SteadySweep sweep = listening();
    prometheus(7, leased("Load", minute(0), minute(11)), leased("Disk", minute(0), minute(11)));

    assertThat(sweep.after(30, 30)).isZero();
    prometheus(37, leased("Load", minute(0), minute(80)));

    assertThat(sweep.until(41)).isZero();
    assertThat(sweep.until(42)).isEqualTo(1);
    assertThat(backend.query().countFiring()).isEqualTo(1);
  }

  @Test
  void machineWasSuspended_orItsClockSetForward_leasesHaveTheTimeToBeRenewed() {
    SteadySweep sweep = listening();
    prometheus(7, leased("Load", minute(0), minute(11)));

    assertThat(sweep.after(60, 0)).isZero();
    assertThat(sweep.until(71)).isZero();
    assertThat(sweep.until(72)).isEqualTo(1);
  }

  @Test
  void clockWasSetBack_leasesLastLonger() {
    SteadySweep sweep = listening();
    prometheus(7, leased("Load", minute(0), minute(11)));

    assertThat(sweep.after(-60, 1)).isZero();
    assertThat(sweep.until(12)).isZero();
    assertThat(sweep.until(13)).isEqualTo(1);
  }

  @Test
  void halfAMinuteLate_isNoPause() {
    SteadySweep sweep = listening();
    prometheus(7, leased("Load", minute(0), minute(7)));

    assertThat(sweep.after(2, 2)).isEqualTo(1);
  }

  /** Of a bridge that has come to minute 7 and has long been listening. */
  private SteadySweep listening() {
    SteadySweep sweep = new SteadySweep(backend.store(), changes, 0);
    sweep.until(7);
    return sweep;
  }

  @Test
  void leaseOver_neverHadOne_goesOn() {
    webhook(1, firing("Load", minute(0)));

    assertThat(sweep(0, 10_000)).isZero();
  }

  @Test
  void leaseOver_manyEpisodes_closesAll() {
    prometheus(
        2,
        IntStream.range(0, 450)
            .mapToObj(i -> leased("Load" + i, minute(0), minute(6)))
            .toArray(Alert[]::new));

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
    assertThat(toldBy(1)).containsExactly(FIRED);
    prometheus(2, leased("Load", minute(0), minute(6)));
    sweep(0, 8);

    webhook(9, resolved("Load", minute(0), minute(6)));

    assertThat(toldBy(9)).containsExactly(EXPIRED);
  }
}
