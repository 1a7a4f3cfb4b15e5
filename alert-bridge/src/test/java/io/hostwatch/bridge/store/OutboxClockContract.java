package io.hostwatch.bridge.store;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.delivery.Claim;
import io.hostwatch.bridge.delivery.DeliveryState;
import io.hostwatch.bridge.delivery.Settlement.Delivered;
import org.junit.jupiter.api.Test;

/** A clock that is set back by an hour, at minute 60, while deliveries wait. */
public abstract class OutboxClockContract extends OutboxContract {
  protected OutboxClockContract(Backend backend) {
    super(backend);
  }

  @Test
  void followSetBack_madeInTheTimeToCome_isDueNow() {
    accept(60, firing("Load", minute(0)));
    assertThat(claim(1)).isEmpty();

    assertThat(outbox().followSetBack(SLACK, minute(1))).isOne();

    assertThat(claim(1)).hasSize(1);
  }

  @Test
  void followSetBack_waitsForAnotherTry_isDueNow() {
    accept(1, firing("Load", minute(0)));
    settle(only(60), retry(64), 60);

    assertThat(outbox().followSetBack(SLACK, minute(2))).isOne();

    assertThat(delivery().state()).isEqualTo(DeliveryState.RETRY);
    assertThat(only(2).delivery().attempts()).isEqualTo(2);
  }

  @Test
  void followSetBack_leased_passesOnOnceALeaseIsOver() {
    accept(1, firing("Load", minute(0)));
    Claim lost = only(60);

    assertThat(outbox().followSetBack(SLACK, minute(2))).isOne();

    assertThat(claim(3)).isEmpty();
    assertThat(only(4).lostSince()).contains(lost.startedAt());
  }

  @Test
  void followSetBack_leasedAndSettledAfterwards_counts() {
    accept(1, firing("Load", minute(0)));
    Claim claim = only(60);

    outbox().followSetBack(SLACK, minute(2));

    assertThat(settle(claim, new Delivered("ts"), 2)).isTrue();
    assertThat(delivery().state()).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void followSetBack_clockIsRight_changesNothing() {
    accept(1, firing("Load", minute(0)), firing("Disk", minute(0)), firing("Swap", minute(0)));
    claim(2).stream().limit(1).forEach(claim -> settle(claim, retry(60), 2));

    assertThat(outbox().followSetBack(SLACK, minute(2))).isZero();

    assertThat(claim(3)).isEmpty();
  }

  @Test
  void followSetBack_ofAnotherTarget_changesNothing() {
    accept(60, firing("Load", minute(0)));

    assertThat(outbox().followSetBack(EMAIL, minute(1))).isZero();

    assertThat(claim(1)).isEmpty();
  }
}
