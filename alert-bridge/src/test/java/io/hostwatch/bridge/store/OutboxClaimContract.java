package io.hostwatch.bridge.store;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.EventType;
import io.hostwatch.bridge.delivery.Attempt;
import io.hostwatch.bridge.delivery.Claim;
import io.hostwatch.bridge.delivery.Claimant;
import io.hostwatch.bridge.delivery.DeliveryState;
import io.hostwatch.bridge.delivery.Settlement.Delivered;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who is given a delivery, and until when. */
public abstract class OutboxClaimContract extends OutboxContract {
  protected OutboxClaimContract(Backend backend) {
    super(backend);
  }

  @Test
  void claim_nothingOwed_empty() {
    assertThat(claim(1)).isEmpty();
  }

  @Test
  void claim_due_comesWithAllThatANoticeNeeds() {
    accept(1, firing("Load", minute(0)));

    Claim claim = claim(1).getFirst();

    assertThat(claim.owner()).isEqualTo("me");
    assertThat(claim.startedAt()).isEqualTo(minute(1));
    assertThat(claim.delivery().state()).isEqualTo(DeliveryState.IN_FLIGHT);
    assertThat(claim.delivery().attempts()).isEqualTo(1);
    assertThat(claim.delivery().target()).isEqualTo(SLACK);
    assertThat(claim.event().type()).isEqualTo(EventType.FIRED);
    assertThat(claim.episode()).isEqualTo(all().getFirst());
    assertThat(delivery()).isEqualTo(claim.delivery());
  }

  @Test
  void claim_leasedAlready_isNotGivenTwice() {
    accept(1, firing("Load", minute(0)));
    claim(1);

    assertThat(outbox().claim("other", SLACK, minute(2), LEASE, 10)).isEmpty();
  }

  @Test
  void claim_otherTarget_leavesIt() {
    accept(1, firing("Load", minute(0)));

    assertThat(outbox().claim("me", EMAIL, minute(2), LEASE, 10)).isEmpty();
  }

  @Test
  void claim_moreThanLimit_oldestFirst() {
    for (int i = 1; i <= 3; i++) {
      accept(i, firing("Load" + i, minute(0)));
    }

    List<Claim> claims = outbox().claim("me", SLACK, minute(9), LEASE, 2);

    assertThat(claims)
        .extracting(claim -> claim.episode().labels().alertname())
        .containsExactly("Load1", "Load2");
  }

  @Test
  void claim_leaseRanOut_givenAgainAndMarkedAmbiguous() {
    accept(1, firing("Load", minute(0)));
    Claim lost = only(1);

    Claim again = outbox().claim("other", SLACK, minute(3), LEASE, 10).getFirst();

    assertThat(lost.lostSince()).isEmpty();
    assertThat(again.lostSince()).contains(minute(1));
    assertThat(again.delivery().attempts()).isEqualTo(2);
    assertThat(attempts()).extracting(Attempt::result).containsExactly("ambiguous");
    assertThat(attempts().getFirst().took()).isEqualTo(LEASE);
    assertThat(settle(lost, new Delivered("late"), 3)).isFalse();
    assertThat(settle(again, new Delivered("ts"), 3)).isTrue();
    assertThat(attempts()).extracting(Attempt::result).containsExactly("ambiguous", "delivered");
  }

  @Test
  void claim_leaseRanOutWhileUnderWay_isNotGivenToItsOwner() {
    accept(1, firing("Load", minute(0)));
    Claim begun = only(1);
    Claimant self = new Claimant("me", Set.of(begun.delivery().id()));
    accept(8, firing("Disk", minute(0)));

    List<Claim> next = outbox().claim(self, SLACK, minute(9), LEASE, 1);

    assertThat(next)
        .extracting(claim -> claim.episode().labels().alertname())
        .containsExactly("Disk");
    assertThat(outbox().claim(self, SLACK, minute(9), LEASE, 1)).isEmpty();
    assertThat(settle(begun, new Delivered("ts"), 9)).isTrue();
    assertThat(history(begun.episode()).deliveries().getFirst().attempts())
        .extracting(Attempt::result)
        .containsExactly("delivered");
  }

  @Test
  void claim_leaseRanOutWhileUnderWay_isGivenToAnother() {
    accept(1, firing("Load", minute(0)));
    Claim begun = only(1);

    Claim theirs = outbox().claim("other", SLACK, minute(9), LEASE, 1).getFirst();

    assertThat(theirs.lostSince()).contains(minute(1));
    Claimant self = new Claimant("me", Set.of(begun.delivery().id()));
    assertThat(outbox().claim(self, SLACK, minute(20), LEASE, 1)).isEmpty();
    assertThat(settle(begun, new Delivered("late"), 20)).isFalse();
    assertThat(settle(theirs, new Delivered("ts"), 20)).isTrue();
  }

  @Test
  void endLeases_ownerDied_givenAgainAtOnceAndMarkedAmbiguous() {
    accept(0, firing("Load", minute(0)));
    only(0);

    assertThat(outbox().endLeases(minute(1))).isEqualTo(1);

    assertThat(only(1).delivery().attempts()).isEqualTo(2);
    assertThat(attempts()).extracting(Attempt::result).containsExactly("ambiguous");
    assertThat(attempts().getFirst().took()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void endLeases_clockSetBackSinceItsOwnerDied_tookNoNegativeTime() {
    accept(0, firing("Load", minute(0)));
    only(60);

    outbox().endLeases(minute(1));

    assertThat(only(1).delivery().attempts()).isEqualTo(2);
    assertThat(attempts()).extracting(Attempt::took).containsExactly(Duration.ZERO);
  }
}
