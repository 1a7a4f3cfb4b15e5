package io.hostwatch.bridge.store;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.delivery.Claim;
import io.hostwatch.bridge.delivery.Delivery;
import io.hostwatch.bridge.delivery.DeliveryState;
import io.hostwatch.bridge.delivery.Settlement.Delivered;
import io.hostwatch.bridge.delivery.Settlement.Park;
import io.hostwatch.bridge.delivery.Settlement.Refused;
import io.hostwatch.bridge.notify.FailureReason;
import io.hostwatch.bridge.store.Deliveries.Listed;
import io.hostwatch.bridge.store.Deliveries.Listing;
import io.hostwatch.bridge.store.ReplayContract.Opened;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is asked of deliveries, the pages together hold just what fits, newest first. */
public abstract class DeliveryListContract extends OutboxContract {
  private static final int PER_PAGE = 2;

  private final Deliveries deliveries;

  protected DeliveryListContract(Opened opened) {
    super(opened.backend());
    this.deliveries = opened.deliveries();
  }

  @BeforeEach
  void oweInEveryState() {
    route(SLACK, EMAIL);
    for (int i = 1; i <= 7; i++) {
      accept(i, firing("Load" + i, minute(0)));
    }
    List<Claim> claims = claim(8);
    settle(claims.get(0), new Delivered("ts"), 8);
    settle(claims.get(1), new Refused(FailureReason.BAD_MESSAGE, ""), 8);
    settle(claims.get(2), new Refused(FailureReason.BAD_MESSAGE, ""), 8);
    settle(claims.get(3), retry(50), 8);
    deliveries.replay(claims.get(2).delivery().id(), ids::next, minute(9));
    settle(claims.get(4), new Park(minute(60), FailureReason.AUTH, "revoked"), 9);
    settle(outbox().claim("me", EMAIL, minute(9), LEASE, 2).getFirst(), new Delivered(""), 9);
  }

  @Test
  void find_anyConditions_pagesHoldAllThatFits() {
    List<Listed> all = pages(filter(Optional.empty(), Optional.empty(), Optional.empty(), false));
    Optional<Id> one = Optional.of(all.get(5).delivery().episodeId());
    assertThat(all).hasSize(15);

    filters(one)
        .forEach(
            filter ->
                assertThat(pages(filter))
                    .as("%s", filter)
                    .isEqualTo(all.stream().filter(l -> fits(l.delivery(), filter)).toList()));
  }

  private static Stream<DeliveryFilter> filters(Optional<Id> alert) {
    List<Optional<DeliveryState>> states = new ArrayList<>(List.of(Optional.empty()));
    Arrays.stream(DeliveryState.values()).map(Optional::of).forEach(states::add);
    return states.stream()
        .flatMap(
            state ->
                Stream.of(Optional.<String>empty(), Optional.of("slack"))
                    .flatMap(
                        channel ->
                            Stream.of(Optional.<Id>empty(), alert)
                                .flatMap(
                                    episode ->
                                        Stream.of(true, false)
                                            .map(
                                                bounded ->
                                                    filter(state, channel, episode, bounded)))))
        .flatMap(filter -> Stream.of(filter, ofTeam(filter)));
  }

  private static DeliveryFilter filter(
      Optional<DeliveryState> state,
      Optional<String> channel,
      Optional<Id> alert,
      boolean isBounded) {
    Optional<Instant> since = Optional.of(minute(3)).filter(_ -> isBounded);
    Optional<Instant> until = Optional.of(minute(6)).filter(_ -> isBounded);
    return new DeliveryFilter(state, Optional.empty(), channel, alert, since, until);
  }

  private static DeliveryFilter ofTeam(DeliveryFilter one) {
    return new DeliveryFilter(
        one.state(), Optional.of("team"), one.channel(), one.alert(), one.since(), one.until());
  }

  private static boolean fits(Delivery delivery, DeliveryFilter filter) {
    return filter.state().stream().allMatch(delivery.state()::equals)
        && filter.channel().stream().allMatch(delivery.target().channel()::equals)
        && filter.alert().stream().allMatch(delivery.episodeId()::equals)
        && filter.since().stream().noneMatch(delivery.createdAt()::isBefore)
        && filter.until().stream().allMatch(delivery.createdAt()::isBefore);
  }

  private List<Listed> pages(DeliveryFilter filter) {
    List<Listed> all = new ArrayList<>();
    Optional<Id> before = Optional.empty();
    do {
      Listing page = deliveries.find(filter, before, PER_PAGE);
      assertThat(page.items()).hasSizeLessThanOrEqualTo(PER_PAGE);
      all.addAll(page.items());
      before = page.next();
    } while (before.isPresent());
    return all;
  }
}
