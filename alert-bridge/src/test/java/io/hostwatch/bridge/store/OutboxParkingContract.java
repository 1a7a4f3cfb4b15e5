package io.hostwatch.bridge.store;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static io.hostwatch.bridge.alert.Alerts.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.EventType;
import io.hostwatch.bridge.delivery.Attempt;
import io.hostwatch.bridge.delivery.Claim;
import io.hostwatch.bridge.delivery.DeadReason;
import io.hostwatch.bridge.delivery.DeliveryState;
import io.hostwatch.bridge.delivery.Parking;
import io.hostwatch.bridge.delivery.Settlement.Delivered;
import io.hostwatch.bridge.delivery.Settlement.Park;
import io.hostwatch.bridge.delivery.Settlement.Refused;
import io.hostwatch.bridge.delivery.Settlement.Returned;
import io.hostwatch.bridge.delivery.Target;
import io.hostwatch.bridge.notify.FailureReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an outbox keeps of a target that takes nothing, and for whom. */
public abstract class OutboxParkingContract extends OutboxContract {
  protected OutboxParkingContract(Backend backend) {
    super(backend);
  }

  @Test
  void settle_park_showsAndGivesNothingUntilTheProbe() {
    accept(1, firing("Load", minute(0)), firing("Disk", minute(0)));
    Claim first = outbox().claim("me", SLACK, minute(1), LEASE, 1).getFirst();
    assertThat(first.probes()).isEmpty();

    assertThat(settle(first, park(3), 1)).isTrue();

    assertThat(parking().since()).isEqualTo(minute(1));
    assertThat(parking().probeAt()).isEqualTo(minute(3));
    assertThat(parking().probes()).isZero();
    assertThat(parking().reason()).isEqualTo("auth");
    assertThat(outbox().backlog().get(SLACK)).containsOnlyKeys(DeliveryState.PARKED);
    assertThat(delivery().state()).isEqualTo(DeliveryState.PARKED);
    assertThat(claim(2)).isEmpty();
    assertThat(all())
        .allSatisfy(
            episode ->
                assertThat(history(episode).deliveries().getFirst().attempts())
                    .extracting(Attempt::result)
                    .isEqualTo(
                        episode.id().equals(first.episode().id())
                            ? List.of("deferred")
                            : List.of()));
  }

  @Test
  void claim_probeIsDue_oneAtATimeAndForOneBridge() {
    accept(1, firing("Load", minute(0)), firing("Disk", minute(0)));
    settle(outbox().claim("me", SLACK, minute(1), LEASE, 1).getFirst(), park(3), 1);

    Claim probe = only(3);

    assertThat(probe.probes()).contains(parkingOf(probe));
    assertThat(outbox().claim("other", SLACK, minute(3), LEASE, 10)).isEmpty();
    assertThat(outbox().claim("other", SLACK, minute(4), LEASE, 10)).isEmpty();
  }

  @Test
  void settle_probeFailed_waitsOnAndTriesAnotherNext() {
    accept(1, firing("Load", minute(0)), firing("Disk", minute(0)));
    settle(outbox().claim("me", SLACK, minute(1), LEASE, 1).getFirst(), park(3), 1);
    Claim probe = only(3);

    settle(probe, park(9), 3);

    assertThat(parking().since()).isEqualTo(minute(1));
    assertThat(parking().probes()).isEqualTo(1);
    assertThat(claim(8)).isEmpty();
    assertThat(only(9).delivery().id()).isNotEqualTo(probe.delivery().id());
  }

  @Test
  void settle_otherAttemptsFailToo_theProbeStaysWhereItIs() {
    accept(1, firing("Load", minute(0)), firing("Disk", minute(0)));
    List<Claim> claims = claim(1);
    settle(claims.getFirst(), park(3), 1);
    settle(claims.getLast(), park(4), 2);

    assertThat(parking().since()).isEqualTo(minute(1));
    assertThat(parking().probeAt()).isEqualTo(minute(3));
    assertThat(parking().probes()).isZero();
  }

  @Test
  void settle_probeDelivered_everythingGoesOnInOrder() {
    accept(1, firing("Load", minute(0)), firing("Disk", minute(0)));
    settle(outbox().claim("me", SLACK, minute(1), LEASE, 1).getFirst(), park(3), 1);
    accept(3, resolved("Load", minute(0), minute(2)));
    settle(only(3), new Delivered("ts"), 3);

    assertThat(outbox().parked()).isEmpty();
    Claim next = only(3);
    assertThat(next.probes()).isEmpty();
    assertThat(next.event().type()).isEqualTo(EventType.FIRED);
    settle(next, new Delivered("ts"), 3);
    assertThat(only(3).event().type()).isEqualTo(EventType.RESOLVED);
  }

  @Test
  void settle_probeRefusedForItsMessage_theTargetWorks() {
    accept(1, firing("Load", minute(0)));
    settle(only(1), park(3), 1);

    settle(only(3), new Refused(FailureReason.BAD_MESSAGE, "no_text"), 3);

    assertThat(outbox().parked()).isEmpty();
    assertThat(delivery().deadReason()).contains(DeadReason.PERMANENT);
  }

  @Test
  void settle_lateProbeOfAnEarlierParking_changesNothing() {
    accept(1, firing("Load", minute(0)), firing("Disk", minute(0)));
    settle(outbox().claim("me", SLACK, minute(1), LEASE, 1).getFirst(), park(3), 1);
    Claim dead = only(3);
    Claim next = only(6);
    settle(next, new Delivered("ts"), 6);
    Claim again = only(6);
    settle(again, park(20), 6);

    assertThat(settle(dead, new Delivered("late"), 7)).isFalse();

    assertThat(parking().since()).isEqualTo(minute(6));
  }

  @Test
  void claim_probeNeverEnded_anotherProbesAfterItsLease() {
    accept(1, firing("Load", minute(0)));
    settle(only(1), park(3), 1);
    only(3);

    assertThat(outbox().claim("other", SLACK, minute(4), LEASE, 10)).isEmpty();
    Claim probe = outbox().claim("other", SLACK, minute(5), LEASE, 10).getFirst();

    assertThat(probe.lostSince()).contains(minute(3));
    assertThat(probe.probes()).isPresent();
  }

  @Test
  void followClock_setBackSinceItWasParked_waitsAsLongAsAskedAndProbesOnce() {
    accept(1, firing("Load", minute(0)), firing("Disk", minute(0)));
    settle(outbox().claim("me", SLACK, minute(100), LEASE, 1).getFirst(), park(120), 100);

    outbox().followClock(SLACK, minute(40));
    outbox().followClock(SLACK, minute(41));

    assertThat(parking().probeAt()).isEqualTo(minute(60));
    assertThat(claim(59)).isEmpty();
    assertThat(claim(60)).hasSize(1);
    assertThat(claim(60)).isEmpty();
  }

  @Test
  void followClock_setBackWhileItIsProbed_probesOnceALeaseIsOver() {
    accept(1, firing("Load", minute(0)), firing("Disk", minute(0)));
    settle(outbox().claim("me", SLACK, minute(90), LEASE, 1).getFirst(), park(95), 90);
    only(100);

    outbox().followClock(SLACK, minute(40));

    assertThat(claim(41)).isEmpty();
    assertThat(claim(42)).hasSize(1);
  }

  @Test
  void claim_afterProbesInVain_tellsHowManyItBegan() {
    accept(1, firing("Load", minute(0)));
    settle(only(1), park(3), 1);
    Claim first = only(3);
    assertThat(first.probed()).isEqualTo(1);
    settle(first, new Returned(), 3);
    settle(only(6), park(9), 6);
    Claim last = only(9);
    assertThat(last.probed()).isEqualTo(2);
    settle(last, retry(11), 9);

    outbox().claim("me", SLACK, minute(11), LEASE, 1);
    Claim again = only(14);

    assertThat(again.lostSince()).contains(minute(11));
    assertThat(again.probed()).isEqualTo(4);
    assertThat(again.delivery().attempts()).isEqualTo(5);
  }

  @Test
  void serve_twice_tellsTheLastTimeOfEach() {
    Target other = new Target("team ä", "email-2");
    assertThat(outbox().served()).isEmpty();

    outbox().serve(Set.of(SLACK, other), minute(7));
    outbox().serve(Set.of(SLACK), minute(3));
    outbox().serve(Set.of(), minute(9));

    assertThat(outbox().served()).isEqualTo(Map.of(SLACK, minute(3), other, minute(7)));
    assertThat(outbox().parked()).isEmpty();
  }

  @Test
  void serve_parkedOrParkedLater_staysParked() {
    accept(1, firing("Load", minute(0)), firing("Disk", minute(0)));
    outbox().serve(Set.of(SLACK), minute(1));
    settle(outbox().claim("me", SLACK, minute(1), LEASE, 1).getFirst(), park(3), 1);

    outbox().serve(Set.of(SLACK), minute(2));

    assertThat(parking().since()).isEqualTo(minute(1));
    assertThat(claim(2)).isEmpty();
    settle(only(3), new Delivered(""), 3);
    assertThat(outbox().served()).containsExactly(Map.entry(SLACK, minute(2)));
  }

  private static Park park(int minute) {
    return new Park(minute(minute), FailureReason.AUTH, "invalid_token");
  }

  private Parking parking() {
    return Optional.ofNullable(outbox().parked().get(SLACK)).orElseThrow();
  }

  /** As it was when the probe was claimed. */
  private Parking parkingOf(Claim probe) {
    Parking now = parking();
    assertThat(now.probeAt()).isEqualTo(probe.startedAt().plus(LEASE));
    return new Parking(now.since(), minute(3), now.probes(), now.reason(), now.detail());
  }
}
