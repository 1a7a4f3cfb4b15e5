package io.hostwatch.bridge.store;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static io.hostwatch.bridge.alert.Alerts.resolved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.hostwatch.bridge.alert.EventType;
import io.hostwatch.bridge.delivery.Attempt;
import io.hostwatch.bridge.delivery.Claim;
import io.hostwatch.bridge.delivery.DeadReason;
import io.hostwatch.bridge.delivery.Delivery;
import io.hostwatch.bridge.delivery.DeliveryState;
import io.hostwatch.bridge.delivery.Outbox.Surrender;
import io.hostwatch.bridge.delivery.Settlement.Delivered;
import org.junit.jupiter.api.Test;

/** What an outbox gives up when it has waited for too long. */
public abstract class OutboxGivingUpContract extends OutboxContract {
  protected OutboxGivingUpContract(Backend backend) {
    super(backend);
  }

  @Test
  void giveUp_tooOld_isDeadUnsentAndTheNextGoesOn() {
    accept(1, firing("Load", minute(0)));
    accept(9, resolved("Load", minute(0), minute(8)));

    int given = outbox().giveUp("other", SLACK, minute(5), Surrender.EXPIRED, minute(9));

    assertThat(given).isEqualTo(1);
    assertThat(delivery().state()).isEqualTo(DeliveryState.DEAD);
    assertThat(delivery().deadReason()).contains(DeadReason.EXPIRED);
    assertThat(attempts()).extracting(Attempt::result).isEmpty();
    assertThat(only(9).event().type()).isEqualTo(EventType.RESOLVED);
  }

  @Test
  void giveUp_inFlight_isLeftToItsOwner() {
    accept(1, firing("Load", minute(0)));
    accept(2, resolved("Load", minute(0), minute(1)));
    Claim claim = only(2);

    int given = outbox().giveUp("other", SLACK, minute(9), Surrender.EXPIRED, minute(3));

    assertThat(given).isZero();
    assertThat(delivery().state()).isEqualTo(DeliveryState.IN_FLIGHT);
    assertThat(settle(claim, new Delivered("ts"), 3)).isTrue();
    assertThat(only(3).event().type()).isEqualTo(EventType.RESOLVED);
  }

  @Test
  void giveUp_leaseRanOut_keepsTheAmbiguousAttempt() {
    accept(1, firing("Load", minute(0)));
    only(1);

    outbox().giveUp("other", SLACK, minute(5), Surrender.EXPIRED, minute(9));

    assertThat(delivery().state()).isEqualTo(DeliveryState.DEAD);
    assertThat(attempts())
        .extracting(Attempt::number, Attempt::result, Attempt::took)
        .containsExactly(tuple(1, "ambiguous", LEASE));
  }

  @Test
  void giveUp_leaseRanOutByTheClockOfItsOwner_isLeftToHim() {
    accept(1, firing("Load", minute(0)));
    accept(2, firing("Disk", minute(0)));
    Claim claim = outbox().claim("me", SLACK, minute(2), LEASE, 1).getFirst();

    assertThat(outbox().giveUp("me", SLACK, minute(5), Surrender.EXPIRED, minute(2_000))).isOne();

    assertThat(settle(claim, new Delivered("ts"), 3)).isTrue();
    assertThat(history(claim.episode()).deliveries().getFirst().attempts())
        .extracting(Attempt::result)
        .containsExactly("delivered");
  }

  @Test
  void giveUp_wholeConversationTooOld_allOfItIsDead() {
    accept(1, firing("Load", minute(0)));
    accept(2, resolved("Load", minute(0), minute(1)));

    assertThat(outbox().giveUp("other", SLACK, minute(5), Surrender.EXPIRED, minute(9)))
        .isEqualTo(2);

    assertThat(outbox().backlog().get(SLACK)).containsOnlyKeys(DeliveryState.DEAD);
    assertThat(claim(100)).isEmpty();
  }

  @Test
  void giveUp_cancelled_saysWhy() {
    accept(1, firing("Load", minute(0)));

    outbox().giveUp("other", SLACK, minute(5), Surrender.CANCELLED, minute(6));

    Delivery cancelled = delivery();
    assertThat(cancelled.state()).isEqualTo(DeliveryState.CANCELLED);
    assertThat(cancelled.deadReason()).isEmpty();
    assertThat(cancelled.detail()).isEqualTo(Surrender.CANCELLED.detail());
    assertThat(outbox().backlog()).isEmpty();
    assertThat(outbox().giveUp("other", SLACK, minute(5), Surrender.CANCELLED, minute(6))).isZero();
  }
}
