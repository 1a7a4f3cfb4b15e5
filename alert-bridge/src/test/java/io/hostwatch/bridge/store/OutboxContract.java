package io.hostwatch.bridge.store;

import static io.hostwatch.bridge.alert.Alerts.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.delivery.Attempt;
import io.hostwatch.bridge.delivery.Claim;
import io.hostwatch.bridge.delivery.Delivery;
import io.hostwatch.bridge.delivery.Settlement;
import io.hostwatch.bridge.delivery.Settlement.Retry;
import io.hostwatch.bridge.notify.FailureReason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** What the contracts of the outbox share: one target, and one that claims from it. */
abstract class OutboxContract extends HistoryContract {
  static final Duration LEASE = Duration.ofMinutes(2);

  OutboxContract(Backend backend) {
    super(backend);
  }

  @BeforeEach
  void owe() {
    route(SLACK);
  }

  final List<Claim> claim(int minute) {
    return outbox().claim("me", SLACK, minute(minute), LEASE, 10);
  }

  final Claim only(int minute) {
    List<Claim> claims = claim(minute);
    assertThat(claims).hasSize(1);
    return claims.getFirst();
  }

  final boolean settle(Claim claim, Settlement settlement, int minute) {
    return outbox().settle(claim, settlement, minute(minute));
  }

  static Retry retry(int minute) {
    return new Retry(minute(minute), FailureReason.SERVER_ERROR, "HTTP 500");
  }

  final Delivery delivery() {
    return history(all().getFirst()).deliveries().getFirst().delivery();
  }

  final List<Attempt> attempts() {
    return history(all().getFirst()).deliveries().getFirst().attempts();
  }
}
