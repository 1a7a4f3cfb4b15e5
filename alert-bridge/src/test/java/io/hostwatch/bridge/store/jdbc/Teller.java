package io.hostwatch.bridge.store.jdbc;

import static org.awaitility.Awaitility.await;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.delivery.Claim;
import io.hostwatch.bridge.delivery.DeliveryState;
import io.hostwatch.bridge.delivery.Settlement;
import io.hostwatch.bridge.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Delivers what is owed to one target, as the dispatcher does, whatever fails meanwhile. */
final class Teller {
  private static final Duration LEASE = Duration.ofSeconds(20);
  private static final int LEASES = 6;

  private final JdbcStore store;
  private final Map<Id, Integer> told = new TreeMap<>();

  Teller(JdbcStore store) {
    this.store = store;
  }

  /** How often each delivery reached its receiver. */
  Map<Id, Integer> told() {
    return told;
  }

  /**
   * Goes on until nothing is owed any more, however many leases are lost meanwhile; a server may
   * take a while to notice that a connection is gone and to let go of what it held.
   */
  void tell(Instant now, Function<Claim, Settlement> settlement) {
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(50))
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              tellWhatIsDue(now, settlement);
              return isNothingOwed();
            });
  }

  private void tellWhatIsDue(Instant now, Function<Claim, Settlement> settlement) {
    for (int i = 0; i < LEASES; i++) {
      Instant then = now.plus(LEASE.multipliedBy(i));
      for (List<Claim> due = claim(then); !due.isEmpty(); due = claim(then)) {
        due.forEach(claim -> settle(claim, settlement.apply(claim), then));
      }
    }
  }

  private boolean isNothingOwed() {
    return Again.ask(() -> store.outbox().backlog()).values().stream()
        .allMatch(states -> states.keySet().stream().allMatch(DeliveryState::isSettled));
  }

  /** What fails is not asked for again at once: it may have been done. */
  private List<Claim> claim(Instant now) {
    try {
      return store.outbox().claim("me", Accepting.SLACK, now, LEASE, 10);
    } catch (StoreException e) {
      return List.of();
    }
  }

  private void settle(Claim claim, Settlement settlement, Instant now) {
    if (settlement instanceof Settlement.Delivered) {
      told.merge(claim.delivery().id(), 1, Integer::sum);
    }
    Again.ask(() -> store.outbox().settle(claim, settlement, now));
  }
}
