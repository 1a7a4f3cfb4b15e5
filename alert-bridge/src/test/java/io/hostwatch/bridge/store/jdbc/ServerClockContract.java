package io.hostwatch.bridge.store.jdbc;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.delivery.Claim;
import io.hostwatch.bridge.delivery.Settlement.Park;
import io.hostwatch.bridge.delivery.Settlement.Retry;
import io.hostwatch.bridge.notify.FailureReason;
import io.hostwatch.bridge.store.HistoryContract;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bridges on a server, whose clock says which of theirs is off. */
abstract class ServerClockContract extends HistoryContract {
  private static final Duration AN_HOUR = Duration.ofHours(1);

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

  ServerClockContract(ServerAddress address) {
    super(new OpenedStore(JdbcStore.open(address, _ -> {}), () -> {}).backend());
  }

  @Test
  void followClock_bridgeIsBehind_hastensNothing() {
    route(SLACK);
    accept(now, List.of(firing("Load", now.minusSeconds(60))));
    Claim claim = outbox().claim("right", SLACK, now, Duration.ofMinutes(1), 1).getFirst();
    Retry later = new Retry(now.plus(AN_HOUR), FailureReason.RATE_LIMITED, "HTTP 429");
    outbox().settle(claim, later, now);

    assertThat(outbox().followClock(SLACK, now.minus(AN_HOUR))).isZero();

    assertThat(history(all().getFirst()).deliveries().getFirst().delivery().nextAt())
        .isEqualTo(now.plus(AN_HOUR));
  }

  @Test
  void followClock_bridgeWasAhead_itsTimesAreFollowedByOneThatIsBehindToo() {
    route(SLACK);
    accept(now.plus(AN_HOUR), List.of(firing("Load", now.minusSeconds(60))));

    assertThat(outbox().followClock(SLACK, now.minus(AN_HOUR))).isOne();

    assertThat(outbox().followClock(SLACK, now)).isZero();
  }

  @Test
  void followClock_bridgeFellBehindWhileATargetIsParked_itProbesAfterTheWait() {
    route(SLACK);
    accept(now, List.of(firing("Load", now.minusSeconds(60))));
    Claim claim = outbox().claim("me", SLACK, now, Duration.ofMinutes(1), 1).getFirst();
    Instant probe = now.plusSeconds(100);
    outbox().settle(claim, new Park(probe, FailureReason.AUTH, "revoked"), now);
    Instant behind = now.minus(AN_HOUR);
    accept(behind, List.of(firing("Disk", behind)));

    outbox().followClock(SLACK, behind);

    assertThat(claimAt(behind.plusSeconds(99))).isEmpty();
    assertThat(claimAt(behind.plusSeconds(100))).hasSize(1);
  }

  private List<Claim> claimAt(Instant at) {
    return outbox().claim("me", SLACK, at, Duration.ofMinutes(1), 1);
  }
}
