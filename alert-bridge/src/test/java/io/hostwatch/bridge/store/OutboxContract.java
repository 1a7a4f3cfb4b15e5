package io.hostwatch.bridge.store;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static io.hostwatch.bridge.alert.Alerts.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.EventType;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.delivery.Attempt;
import io.hostwatch.bridge.delivery.Claim;
import io.hostwatch.bridge.delivery.Delivery;
import io.hostwatch.bridge.delivery.DeliveryState;
import io.hostwatch.bridge.delivery.Settlement;
import io.hostwatch.bridge.delivery.Settlement.Delivered;
import io.hostwatch.bridge.delivery.Settlement.GivenUp;
import io.hostwatch.bridge.delivery.Settlement.Refused;
import io.hostwatch.bridge.delivery.Settlement.Retry;
import io.hostwatch.bridge.delivery.Settlement.Returned;
import io.hostwatch.bridge.notify.FailureReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every outbox promises. */
public abstract class OutboxContract extends HistoryContract {
  private static final Duration LEASE = Duration.ofMinutes(2);

  protected OutboxContract(Backend backend) {
    super(backend);
  }

  @BeforeEach
  void owe() {
    route(SLACK);
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
  void claim_conversation_onlyItsHead() {
    accept(1, firing("Load", minute(0)));
    accept(3, resolved("Load", minute(0), minute(2)));

    Claim head = only(4);
    assertThat(head.event().type()).isEqualTo(EventType.FIRED);
    assertThat(claim(4)).isEmpty();
    assertThat(settle(head, new Delivered("ts-1"), 4)).isTrue();

    assertThat(only(4).event().type()).isEqualTo(EventType.RESOLVED);
  }

  @Test
  void claim_headWaitsForRetry_blocksItsConversationOnly() {
    accept(1, firing("Load", minute(0)), firing("Disk", minute(0)));
    accept(2, resolved("Load", minute(0), minute(1)));
    List<Claim> claims = claim(2);
    settle(claims.getFirst(), retry(10), 2);
    settle(claims.getLast(), new Delivered(""), 2);

    assertThat(claim(9)).isEmpty();
    assertThat(only(10).event().type()).isEqualTo(EventType.FIRED);
  }

  @Test
  void claim_earlierEpisodeWaitsForRetry_holdsBackTheNewOne() {
    accept(1, firing("Load", minute(0)));
    settle(only(1), new Delivered(""), 1);
    accept(2, resolved("Load", minute(0), minute(1)));
    settle(only(2), retry(10), 2);
    accept(3, firing("Load", minute(3)));

    assertThat(claim(9)).isEmpty();
    Claim end = only(10);
    assertThat(end.event().type()).isEqualTo(EventType.RESOLVED);
    settle(end, new Delivered(""), 10);

    assertThat(only(10).event().type()).isEqualTo(EventType.FIRED);
  }

  @Test
  void claim_superseded_comesBeforeTheNewFiring() {
    accept(1, firing("Load", minute(0)));
    settle(only(1), new Delivered(""), 1);
    accept(5, firing("Load", minute(4)));

    Claim end = only(5);
    assertThat(end.event().type()).isEqualTo(EventType.SUPERSEDED);
    settle(end, new Delivered(""), 5);

    assertThat(only(5).event().type()).isEqualTo(EventType.FIRED);
  }

  @Test
  void claim_manyEpisodesQueued_inTheOrderOfTheirEvents() {
    for (int start : new int[] {0, 10, 20}) {
      accept(start + 1, firing("Load", minute(start)));
      accept(start + 2, resolved("Load", minute(start), minute(start + 1)));
    }

    List<Id> told = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Claim claim = only(30);
      told.add(claim.event().id());
      settle(claim, new Delivered(""), 30);
    }

    assertThat(claim(30)).isEmpty();
    assertThat(told).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void claim_sameLabelsFromOtherSource_isAnotherConversation() {
    accept(1, firing("Load", minute(0)));
    settle(only(1), retry(10), 1);
    accept("other", minute(2), List.of(firing("Load", minute(0))));

    assertThat(only(2).episode().source()).isEqualTo("other");
  }

  @Test
  void claim_headDead_nextGoesOn() {
    accept(1, firing("Load", minute(0)));
    accept(2, resolved("Load", minute(0), minute(1)));
    settle(only(2), new Refused(FailureReason.AUTH, "token revoked"), 2);

    assertThat(only(2).event().type()).isEqualTo(EventType.RESOLVED);
  }

  @Test
  void claim_addedAfterHeadWasDelivered_isDueAtOnce() {
    accept(1, firing("Load", minute(0)));
    settle(only(1), new Delivered(""), 1);

    accept(2, resolved("Load", minute(0), minute(1)));

    assertThat(only(2).event().type()).isEqualTo(EventType.RESOLVED);
  }

  @Test
  void claim_episodeMovedOn_comesAsItStandsNow() {
    accept(1, firing("Load", minute(0)));
    accept(3, resolved("Load", minute(0), minute(2)));

    assertThat(only(4).episode().isOpen()).isFalse();
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
  void endLeases_ownerDied_givenAgainAtOnceAndMarkedAmbiguous() {
    accept(0, firing("Load", minute(0)));
    only(0);

    assertThat(outbox().endLeases(minute(1))).isEqualTo(1);

    assertThat(only(1).delivery().attempts()).isEqualTo(2);
    assertThat(attempts()).extracting(Attempt::result).containsExactly("ambiguous");
    assertThat(attempts().getFirst().took()).isEqualTo(Duration.ofMinutes(1));
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
    settle(only(1), new GivenUp(FailureReason.TIMEOUT, "given up after 9 attempts"), 1);

    assertThat(claim(1_000)).isEmpty();
    assertThat(delivery().state()).isEqualTo(DeliveryState.DEAD);
    assertThat(attempts()).extracting(Attempt::result).containsExactly("deferred");
    assertThat(attempts()).extracting(Attempt::detail).containsExactly("given up after 9 attempts");
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

    assertThat(outbox().backlog())
        .isEqualTo(
            Map.of(
                SLACK, Map.of(DeliveryState.DEAD, 1L, DeliveryState.IN_FLIGHT, 1L),
                EMAIL, Map.of(DeliveryState.PENDING, 3L)));
  }

  private List<Claim> claim(int minute) {
    return outbox().claim("me", SLACK, minute(minute), LEASE, 10);
  }

  private Claim only(int minute) {
    List<Claim> claims = claim(minute);
    assertThat(claims).hasSize(1);
    return claims.getFirst();
  }

  private boolean settle(Claim claim, Settlement settlement, int minute) {
    return outbox().settle(claim, settlement, minute(minute));
  }

  private static Retry retry(int minute) {
    return new Retry(minute(minute), FailureReason.SERVER_ERROR, "HTTP 500");
  }

  private Delivery delivery() {
    return history(all().getFirst()).deliveries().getFirst().delivery();
  }

  private List<Attempt> attempts() {
    return history(all().getFirst()).deliveries().getFirst().attempts();
  }
}
