package io.hostwatch.bridge.store;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static io.hostwatch.bridge.alert.Alerts.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.EpisodeEvent;
import io.hostwatch.bridge.alert.EventType;
import io.hostwatch.bridge.delivery.Attempt;
import io.hostwatch.bridge.delivery.Claim;
import io.hostwatch.bridge.delivery.Delivery;
import io.hostwatch.bridge.delivery.DeliveryState;
import io.hostwatch.bridge.delivery.Settlement.Delivered;
import io.hostwatch.bridge.store.EpisodeHistory.Told;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an outbox tells as one, and what becomes of the rest. */
public abstract class OutboxCoalescingContract extends OutboxContract {
  protected OutboxCoalescingContract(Backend backend) {
    super(backend);
  }

  @Test
  void claim_firedAndResolvedUntold_oneTellsBoth() {
    accept(1, firing("Load", minute(0)));
    accept(2, resolved("Load", minute(0), minute(2)));

    Claim claim = only(5);

    assertThat(claim.event().type()).isEqualTo(EventType.RESOLVED);
    assertThat(claim.standsFor()).extracting(EpisodeEvent::type).containsExactly(EventType.FIRED);
    assertThat(claim.delivery().attempts()).isEqualTo(1);
    assertThat(deliveries())
        .extracting(Delivery::state)
        .containsExactly(DeliveryState.SUPERSEDED, DeliveryState.IN_FLIGHT);
    assertThat(deliveries().getFirst().links().supersededBy()).contains(claim.delivery().id());
    assertThat(claim(6)).isEmpty();
    assertThat(settle(claim, new Delivered("ts"), 6)).isTrue();
    assertThat(claim(6)).isEmpty();
    assertThat(outbox().backlog()).isEmpty();
  }

  @Test
  void claim_waitedLessThanHalfAMinute_eachIsToldOnItsOwn() {
    Instant now = minute(10);
    accept(now.minusSeconds(31), List.of(firing("Load", minute(0))));
    accept(now.minusSeconds(29), List.of(resolved("Load", minute(0), minute(2))));

    Claim claim = only(10);

    assertThat(claim.event().type()).isEqualTo(EventType.FIRED);
    assertThat(claim.standsFor()).isEmpty();
  }

  @Test
  void claim_toldAsOneDeferred_isToldAsOneAgain() {
    accept(1, firing("Load", minute(0)));
    accept(2, resolved("Load", minute(0), minute(2)));
    settle(only(5), retry(6), 5);

    Claim again = only(6);

    assertThat(again.standsFor()).extracting(EpisodeEvent::type).containsExactly(EventType.FIRED);
    assertThat(again.delivery().attempts()).isEqualTo(2);
  }

  @Test
  void claim_moreCameWhileItWaited_theLastStandsForAll() {
    accept(1, firing("Load", minute(0)));
    accept(2, resolved("Load", minute(0), minute(2)));
    settle(only(5), retry(20), 5);
    accept(8, firing("Load", minute(7)));
    accept(9, resolved("Load", minute(7), minute(8)));

    Claim last = only(20);

    assertThat(last.standsFor())
        .extracting(EpisodeEvent::type)
        .containsExactly(EventType.FIRED, EventType.RESOLVED, EventType.FIRED);
    assertThat(last.episode().startsAt()).isEqualTo(minute(7));
    assertThat(all())
        .flatExtracting(episode -> history(episode).deliveries())
        .extracting(Told::delivery)
        .filteredOn(delivery -> delivery.state() == DeliveryState.SUPERSEDED)
        .hasSize(3)
        .extracting(delivery -> delivery.links().supersededBy())
        .containsOnly(Optional.of(last.delivery().id()));
  }

  @Test
  void claim_leaseRanOutWithOthersBehind_keepsTheAmbiguousAttempt() {
    accept(1, firing("Load", minute(0)));
    Claim lost = only(1);
    accept(2, resolved("Load", minute(0), minute(2)));

    Claim next = outbox().claim("other", SLACK, minute(5), LEASE, 10).getFirst();

    assertThat(next.event().type()).isEqualTo(EventType.RESOLVED);
    assertThat(attempts()).extracting(Attempt::result).containsExactly("ambiguous");
    assertThat(settle(lost, new Delivered("late"), 5)).isFalse();
    assertThat(settle(next, new Delivered("ts"), 5)).isTrue();
  }

  @Test
  void claim_addedBehindWhatIsToldAsOne_comesAfterIt() {
    accept(1, firing("Load", minute(0)));
    accept(2, resolved("Load", minute(0), minute(2)));
    Claim claim = only(5);
    accept(5, firing("Load", minute(4)));
    assertThat(claim(6)).isEmpty();

    settle(claim, new Delivered("ts"), 6);

    assertThat(only(6).event().type()).isEqualTo(EventType.FIRED);
  }

  @Test
  void claim_otherTarget_isNotToldAsOneWithIt() {
    route(SLACK, EMAIL);
    accept(1, firing("Load", minute(0)));
    accept(2, resolved("Load", minute(0), minute(2)));

    Claim slack = only(5);

    assertThat(slack.standsFor()).extracting(EpisodeEvent::type).containsExactly(EventType.FIRED);
    assertThat(deliveries())
        .filteredOn(delivery -> delivery.target().equals(EMAIL))
        .extracting(Delivery::state)
        .containsExactly(DeliveryState.PENDING, DeliveryState.PENDING);
    Claim mail = outbox().claim("me", EMAIL, minute(2), LEASE, 10).getFirst();
    assertThat(mail.event().type()).isEqualTo(EventType.FIRED);
    assertThat(mail.standsFor()).isEmpty();
  }

  private List<Delivery> deliveries() {
    return history(all().getFirst()).deliveries().stream().map(Told::delivery).toList();
  }
}
