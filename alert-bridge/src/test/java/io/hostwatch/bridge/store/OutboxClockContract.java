package io.hostwatch.bridge.store;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static io.hostwatch.bridge.alert.Alerts.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.alert.EventType;
import io.hostwatch.bridge.delivery.Claim;
import io.hostwatch.bridge.delivery.Claimant;
import io.hostwatch.bridge.delivery.DeliveryState;
import io.hostwatch.bridge.delivery.Settlement;
import io.hostwatch.bridge.delivery.Settlement.Delivered;
import io.hostwatch.bridge.delivery.Settlement.Park;
import io.hostwatch.bridge.notify.FailureReason;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A clock that is set back by about an hour, at minute 60, while deliveries wait. */
public abstract class OutboxClockContract extends OutboxContract {
  protected OutboxClockContract(Backend backend) {
    super(backend);
  }

  @Test
  void followClock_madeByTheClockAhead_isDueNow() {
    accept(60, firing("Load", minute(0)));
    assertThat(claim(1)).isEmpty();

    assertThat(follow(1)).isOne();

    assertThat(follow(1)).isZero();
    assertThat(claim(1)).hasSize(1);
  }

  @Test
  void followClock_moreThanOneWriteTakes_allAreDueNow() {
    Alert[] many =
        IntStream.range(0, 450).mapToObj(i -> firing("Load" + i, minute(0))).toArray(Alert[]::new);
    accept(60, many);

    assertThat(follow(1)).isEqualTo(450);

    assertThat(outbox().claim("me", SLACK, minute(1), LEASE, 1_000)).hasSize(450);
  }

  @Test
  void followClock_waitsBehindAnother_isDueAfterIt() {
    accept(60, firing("Load", minute(0)));
    accept(60, resolved("Load", minute(0), minute(1)));

    follow(1);

    settle(only(1), new Delivered(""), 1);
    assertThat(follow(2)).isOne();
    assertThat(only(2).event().type()).isEqualTo(EventType.RESOLVED);
  }

  @Test
  void followClock_waitsForAnotherTry_waitsAsLongAsItWasTo() {
    accept(1, firing("Load", minute(0)));
    settle(only(60), retry(64), 60);

    assertThat(follow(2)).isOne();

    assertThat(follow(3)).isZero();
    assertThat(claim(5)).isEmpty();
    assertThat(delivery().state()).isEqualTo(DeliveryState.RETRY);
    assertThat(only(6).delivery().attempts()).isEqualTo(2);
  }

  @Test
  void followClock_receiverAskedForAnHour_waitsAnHour() {
    accept(1, firing("Load", minute(0)));
    settle(only(60), retry(120), 60);

    follow(2);

    assertThat(follow(30)).isZero();
    assertThat(claim(61)).isEmpty();
    assertThat(claim(62)).hasSize(1);
  }

  @Test
  void followClock_leased_passesOnOnceALeaseIsOver() {
    accept(1, firing("Load", minute(0)));
    Claim lost = only(60);

    assertThat(follow(2)).isOne();

    assertThat(claim(3)).isEmpty();
    assertThat(only(4).lostSince()).contains(lost.startedAt());
  }

  @Test
  void followClock_leasedByAnotherThatDied_passesOnOnceALeaseIsOver() {
    accept(1, firing("Load", minute(0)));
    Claim lost = outbox().claim("ahead", SLACK, minute(60), LEASE, 1).getFirst();

    assertThat(follow(2)).isOne();

    assertThat(claim(3)).isEmpty();
    assertThat(only(4).lostSince()).contains(lost.startedAt());
    assertThat(settle(lost, new Delivered("late"), 60)).isFalse();
  }

  @Test
  void followClock_leasedByAnotherThatIsAhead_hisEndCounts() {
    accept(1, firing("Load", minute(0)));
    Claim theirs = outbox().claim("ahead", SLACK, minute(60), LEASE, 1).getFirst();
    follow(2);
    Claimant self = new Claimant("ahead", Set.of(theirs.delivery().id()));
    assertThat(outbox().claim(self, SLACK, minute(61), LEASE, 1)).isEmpty();

    assertThat(settle(theirs, new Delivered("ts"), 61)).isTrue();

    assertThat(delivery().state()).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void followClock_leasedByABridgeAheadByLessThanAMinute_isLeftAlone() {
    accept(1, firing("Load", minute(0)));
    outbox().claim("ahead", SLACK, minute(2).plusSeconds(30), LEASE, 1);

    assertThat(follow(2)).isZero();

    assertThat(claim(4)).isEmpty();
    assertThat(claim(5)).hasSize(1);
  }

  @Test
  void followClock_leasedAndSettledAfterwards_counts() {
    accept(1, firing("Load", minute(0)));
    Claim claim = only(60);

    follow(2);

    assertThat(settle(claim, new Delivered("ts"), 2)).isTrue();
    assertThat(delivery().state()).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void settle_returnedToAClockSetBack_isDueAtOnce() {
    accept(60, firing("Load", minute(0)));
    Claim claim = only(60);

    settle(claim, new Settlement.Returned(), 2);

    assertThat(claim(2)).hasSize(1);
  }

  @Test
  void settle_targetTakesNoticesAgain_hastensWhatWasMadeAhead() {
    accept(60, firing("Load", minute(0)), firing("Disk", minute(0)));
    List<Claim> claims = claim(60);
    settle(claims.getFirst(), retry(90), 60);
    settle(claims.getLast(), new Park(minute(65), FailureReason.AUTH, "revoked"), 60);
    assertThat(follow(2)).isEqualTo(2);

    settle(only(7), new Delivered(""), 7);

    assertThat(only(7).delivery().id()).isEqualTo(claims.getFirst().delivery().id());
  }

  @Test
  void renewLeases_clockSetForward_keepsOnesOwn() {
    accept(1, firing("Load", minute(0)), firing("Disk", minute(0)));
    outbox().claim("me", SLACK, minute(1), LEASE, 1);
    List<Claim> others = outbox().claim("other", SLACK, minute(1), LEASE, 1);

    assertThat(outbox().renewLeases("me", minute(61), LEASE)).isOne();

    assertThat(only(61).delivery().id()).isEqualTo(others.getFirst().delivery().id());
    assertThat(claim(62)).isEmpty();
    assertThat(claim(63)).hasSize(2);
  }

  @Test
  void followClock_waitsLongByTheClockOfNow_staysSo() {
    accept(1, firing("Load", minute(0)), firing("Disk", minute(0)));
    claim(2).stream().limit(1).forEach(claim -> settle(claim, retry(60), 2));

    assertThat(follow(2)).isZero();

    assertThat(claim(3)).isEmpty();
  }

  @Test
  void followClock_bridgesDifferByLessThanAMinute_nothingMoves() {
    Instant ahead = minute(1).plusSeconds(30);
    accept(ahead, List.of(firing("Load", minute(0)), firing("Disk", minute(0))));
    List<Claim> claims = outbox().claim("ahead", SLACK, ahead, LEASE, 10);
    outbox().settle(claims.getFirst(), retry(8), ahead);
    accept(ahead, List.of(firing("Swap", minute(0))));

    assertThat(follow(1)).isZero();

    assertThat(claim(1)).isEmpty();
    assertThat(only(2).episode().labels().alertname()).isEqualTo("Swap");
  }

  @Test
  void claim_parkedByABridgeAheadByLessThanAMinute_waitsForTheProbe() {
    Instant ahead = minute(1).plusSeconds(30);
    accept(1, firing("Load", minute(0)), firing("Disk", minute(0)));
    List<Claim> claims = outbox().claim("ahead", SLACK, ahead, LEASE, 1);
    Park park = new Park(minute(5), FailureReason.AUTH, "revoked");
    outbox().settle(claims.getFirst(), park, ahead);

    assertThat(claim(1)).isEmpty();
    assertThat(claim(5)).hasSize(1);
  }

  @Test
  void followClock_ofAnotherTarget_changesNothing() {
    accept(60, firing("Load", minute(0)));

    assertThat(outbox().followClock(EMAIL, minute(1))).isZero();

    assertThat(claim(1)).isEmpty();
  }

  private int follow(int minute) {
    return outbox().followClock(SLACK, minute(minute));
  }
}
