package io.hostwatch.bridge.store;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.delivery.Attempt;
import io.hostwatch.bridge.delivery.Claim;
import io.hostwatch.bridge.delivery.DeadReason;
import io.hostwatch.bridge.delivery.Delivery;
import io.hostwatch.bridge.delivery.DeliveryState;
import io.hostwatch.bridge.delivery.Outbox.Depth;
import io.hostwatch.bridge.delivery.Settlement.Delivered;
import io.hostwatch.bridge.delivery.Settlement.GivenUp;
import io.hostwatch.bridge.delivery.Settlement.Park;
import io.hostwatch.bridge.delivery.Settlement.Refused;
import io.hostwatch.bridge.delivery.Settlement.Retry;
import io.hostwatch.bridge.delivery.Settlement.Returned;
import io.hostwatch.bridge.notify.FailureReason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of a delivery with the end of its attempt. */
public abstract class OutboxSettleContract extends OutboxContract {
  protected OutboxSettleContract(Backend backend) {
    super(backend);
  }

  @Test
  void settle_afterLeaseButBeforeAnother_counts() {
    accept(1, firing("Load", minute(0)));

    assertThat(settle(only(1), new Delivered("ts"), 9)).isTrue();
    assertThat(delivery().state()).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void settle_twice_secondChangesNothing() {
    accept(1, firing("Load", minute(0)));
    Claim claim = only(1);
    settle(claim, new Delivered("ts"), 1);

    assertThat(settle(claim, retry(5), 2)).isFalse();
    assertThat(delivery().state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(attempts()).hasSize(1);
  }

  @Test
  void settle_retry_waitsAndTells() {
    accept(1, firing("Load", minute(0)));
    settle(only(1), retry(10), 2);

    assertThat(delivery().state()).isEqualTo(DeliveryState.RETRY);
    assertThat(delivery().nextAt()).isEqualTo(minute(10));
    assertThat(delivery().detail()).isEqualTo("HTTP 500");
    assertThat(attempts())
        .containsExactly(new Attempt(1, minute(1), Duration.ofMinutes(1), "deferred", "HTTP 500"));
    Claim again = only(10);
    assertThat(again.delivery().attempts()).isEqualTo(2);
    assertThat(again.lostSince()).isEmpty();
  }

  @Test
  void settle_timedByAClockThatNobodySets_keepsThatTime() {
    accept(1, firing("Load", minute(0)));

    outbox().settle(only(1), new Delivered("ts"), minute(61), Duration.ofMillis(1_500));

    assertThat(attempts())
        .containsExactly(new Attempt(1, minute(1), Duration.ofMillis(1_500), "delivered", "ts"));
  }

  @Test
  void settle_clockSetBackMeanwhile_tookNoNegativeTime() {
    accept(1, firing("Load", minute(0)));

    settle(only(60), retry(3), 2);

    assertThat(attempts()).extracting(Attempt::took).containsExactly(Duration.ZERO);
  }

  @Test
  void settle_refused_isNeverClaimedAgain() {
    accept(1, firing("Load", minute(0)));
    settle(only(1), new Refused(FailureReason.AUTH, "token revoked"), 1);

    assertThat(claim(1_000)).isEmpty();
    assertThat(delivery().state()).isEqualTo(DeliveryState.DEAD);
    assertThat(delivery().detail()).isEqualTo("token revoked");
    assertThat(attempts()).extracting(Attempt::result).containsExactly("refused");
  }

  @Test
  void settle_givenUp_isDeadAndItsAttemptDeferred() {
    accept(1, firing("Load", minute(0)));
    settle(only(1), new GivenUp(DeadReason.EXPIRED, "given up after 9 attempts"), 1);

    assertThat(claim(1_000)).isEmpty();
    assertThat(delivery().state()).isEqualTo(DeliveryState.DEAD);
    assertThat(attempts()).extracting(Attempt::result).containsExactly("deferred");
    assertThat(attempts()).extracting(Attempt::detail).containsExactly("given up after 9 attempts");
  }

  @Test
  void settle_retryOfWhatMayBeTaken_keepsTheAttemptAmbiguous() {
    accept(1, firing("Load", minute(0)));
    settle(only(1), new Retry(minute(5), FailureReason.TIMEOUT, "no answer", true), 1);

    assertThat(attempts()).extracting(Attempt::result).containsExactly("ambiguous");
    assertThat(attempts()).extracting(Attempt::detail).containsExactly("no answer");
    assertThat(only(5).lostSince()).isEmpty();
  }

  @Test
  void settle_parkOfWhatMayBeTaken_keepsTheAttemptAmbiguous() {
    accept(1, firing("Load", minute(0)));
    settle(only(1), new Park(minute(5), FailureReason.TIMEOUT, "no answer", true), 1);

    assertThat(attempts()).extracting(Attempt::result).containsExactly("ambiguous");
  }

  @Test
  void settle_givenUpOfWhatMayBeTaken_isDeadAndItsAttemptAmbiguous() {
    accept(1, firing("Load", minute(0)));
    settle(only(1), new GivenUp(DeadReason.EXHAUSTED, "given up after 1 attempt", true), 1);

    assertThat(delivery().state()).isEqualTo(DeliveryState.DEAD);
    assertThat(attempts()).extracting(Attempt::result).containsExactly("ambiguous");
  }

  @Test
  void settle_returned_asIfNeverTried() {
    accept(1, firing("Load", minute(0)));
    Delivery before = delivery();
    settle(only(2), new Returned(), 2);

    assertThat(delivery()).isEqualTo(before);
    assertThat(only(2).delivery().attempts()).isEqualTo(1);
  }

  @Test
  void settle_returnedAfterRetry_keepsEarlierAttempt() {
    accept(1, firing("Load", minute(0)));
    settle(only(1), retry(5), 1);
    settle(only(5), new Returned(), 5);

    assertThat(delivery().state()).isEqualTo(DeliveryState.RETRY);
    assertThat(delivery().attempts()).isEqualTo(1);
    assertThat(attempts()).extracting(Attempt::result).containsExactly("deferred", "returned");
  }

  @Test
  void backlog_countsWhatIsNotDelivered() {
    route(SLACK, EMAIL);
    accept(1, firing("A", minute(0)), firing("B", minute(0)), firing("C", minute(0)));
    List<Claim> claims = claim(1);
    settle(claims.get(0), new Delivered("ts"), 1);
    settle(claims.get(1), new Refused(FailureReason.AUTH, "token revoked"), 1);

    Depth one = new Depth(1, minute(1));
    assertThat(outbox().backlog())
        .isEqualTo(
            Map.of(
                SLACK, Map.of(DeliveryState.DEAD, one, DeliveryState.IN_FLIGHT, one),
                EMAIL, Map.of(DeliveryState.PENDING, new Depth(3, minute(1)))));
  }
}
