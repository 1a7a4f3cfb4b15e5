package io.hostwatch.bridge.store;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static io.hostwatch.bridge.alert.Alerts.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.EventType;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.delivery.Claim;
import io.hostwatch.bridge.delivery.DeadReason;
import io.hostwatch.bridge.delivery.Delivery;
import io.hostwatch.bridge.delivery.DeliveryState;
import io.hostwatch.bridge.delivery.Settlement.Delivered;
import io.hostwatch.bridge.delivery.Settlement.Refused;
import io.hostwatch.bridge.notify.FailureReason;
import io.hostwatch.bridge.store.Deliveries.Listed;
import io.hostwatch.bridge.store.Deliveries.Listing;
import io.hostwatch.bridge.store.Deliveries.Repeated;
import io.hostwatch.bridge.store.Deliveries.Replayed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How deliveries are listed and told anew. */
public abstract class ReplayContract extends OutboxContract {
  private final Deliveries deliveries;

  /** A place where history is kept, with its deliveries. */
  public record Opened(Backend backend, Deliveries deliveries) {}

  protected ReplayContract(Opened opened) {
    super(opened.backend());
    this.deliveries = opened.deliveries();
  }

  @Test
  void replay_dead_isToldByANewOneThatIsLinked() {
    Id dead = die("Load", 1);

    Id made = made(deliveries.replay(dead, ids::next, minute(5)));

    Claim claim = only(5);
    assertThat(claim.delivery().id()).isEqualTo(made);
    assertThat(claim.delivery().links().replayOf()).contains(dead);
    assertThat(claim.standsFor()).isEmpty();
    Delivery original = one(dead);
    assertThat(original.state()).isEqualTo(DeliveryState.SUPERSEDED);
    assertThat(original.links().supersededBy()).contains(made);
    assertThat(original.deadReason()).contains(DeadReason.PERMANENT);
  }

  @Test
  void replay_twice_isTheSameWhileItIsOwed() {
    Id dead = die("Load", 1);
    Id made = made(deliveries.replay(dead, ids::next, minute(5)));

    assertThat(deliveries.replay(dead, ids::next, minute(5)))
        .isEqualTo(new Replayed.UnderWay(made));
    assertThat(deliveries.replay(made, ids::next, minute(5)))
        .isEqualTo(new Replayed.UnderWay(made));
    settle(only(5), new Delivered("ts"), 5);
    assertThat(deliveries.replay(dead, ids::next, minute(6))).isEqualTo(new Replayed.Told(made));
    assertThat(claim(60)).isEmpty();
  }

  @Test
  void replay_replayDiedToo_isToldByAThird() {
    Id dead = die("Load", 1);
    Id second = made(deliveries.replay(dead, ids::next, minute(5)));
    settle(only(5), refused(), 5);

    Id third = made(deliveries.replay(dead, ids::next, minute(6)));

    assertThat(one(second).links().supersededBy()).contains(third);
    assertThat(one(dead).links().supersededBy()).contains(third);
    assertThat(only(6).delivery().links().replayOf()).contains(second);
  }

  @Test
  void replay_alertOverMeanwhile_tellsHowItStands() {
    Id dead = die("Load", 1);
    accept(3, resolved("Load", minute(0), minute(2)));
    settle(only(3), new Delivered("ts"), 3);

    deliveries.replay(dead, ids::next, minute(5));

    Claim claim = only(5);
    assertThat(claim.episode().isOpen()).isFalse();
    assertThat(claim.delivery().isReplay()).isTrue();
  }

  @Test
  void replay_alertFiresAnew_tellsOfItsLatestEpisode() {
    Id dead = die("Load", 1);
    accept(3, resolved("Load", minute(0), minute(2)));
    settle(only(3), new Delivered("ts"), 3);
    accept(9, firing("Load", minute(8)));
    settle(only(9), new Delivered("ts"), 9);

    deliveries.replay(dead, ids::next, minute(10));

    assertThat(only(10).episode().startsAt()).isEqualTo(minute(8));
  }

  @Test
  void replay_othersOwedOnTheAlert_comesAfterThem() {
    Id dead = die("Load", 1);
    accept(3, resolved("Load", minute(0), minute(2)));

    deliveries.replay(dead, ids::next, minute(3));

    Claim first = only(3);
    assertThat(first.event().type()).isEqualTo(EventType.RESOLVED);
    settle(first, new Delivered("ts"), 3);
    assertThat(only(3).delivery().isReplay()).isTrue();
  }

  @Test
  void replay_unknownOrNotDead_changesNothing() {
    accept(1, firing("Load", minute(0)));
    Id owed = delivery().id();

    assertThat(deliveries.replay(owed, ids::next, minute(2)))
        .isEqualTo(new Replayed.UnderWay(owed));
    settle(only(2), new Delivered("ts"), 2);
    assertThat(deliveries.replay(owed, ids::next, minute(2))).isEqualTo(new Replayed.Told(owed));
    assertThat(deliveries.replay(new Id(1), ids::next, minute(2)))
        .isEqualTo(new Replayed.Unknown());
  }

  @Test
  void replayAll_manyDeadOfOneAlert_tellsOnce() {
    die("Load", 1);
    accept(2, resolved("Load", minute(0), minute(1)));
    settle(only(2), refused(), 2);
    die("Disk", 3);

    Repeated replayed =
        deliveries.replayAll(DeliveryFilter.of(DeliveryState.DEAD), 10, ids::next, minute(5));

    assertThat(replayed).isEqualTo(new Repeated(3, false));
    assertThat(claim(5))
        .extracting(claim -> claim.episode().labels().alertname())
        .containsExactlyInAnyOrder("Load", "Disk");
    assertThat(listed(DeliveryFilter.of(DeliveryState.DEAD))).isEmpty();
    assertThat(
            deliveries.replayAll(DeliveryFilter.of(DeliveryState.DEAD), 10, ids::next, minute(5)))
        .isEqualTo(new Repeated(0, false));
  }

  @Test
  void replayAll_deadOfOneAlertInSeveralCalls_tellsOnce() {
    die("Load", 1);
    for (int i = 1; i < 3; i++) {
      accept(10 * i, resolved("Load", minute(10L * i - 10), minute(10L * i - 1)));
      settle(only(10 * i), refused(), 10 * i);
      accept(10 * i + 1, firing("Load", minute(10L * i)));
      settle(only(10 * i + 1), refused(), 10 * i + 1);
    }

    DeliveryFilter dead = DeliveryFilter.of(DeliveryState.DEAD);
    for (int count : new int[] {2, 2}) {
      assertThat(deliveries.replayAll(dead, 2, ids::next, minute(30)))
          .isEqualTo(new Repeated(count, true));
    }
    assertThat(deliveries.replayAll(dead, 2, ids::next, minute(30)))
        .isEqualTo(new Repeated(1, false));

    Claim claim = only(30);
    assertThat(claim.event().type()).isEqualTo(EventType.FIRED);
    assertThat(claim.standsFor()).hasSize(4);
    settle(claim, new Delivered("ts"), 30);
    assertThat(claim(60)).isEmpty();
  }

  @Test
  void find_pages_eachOnceNewestFirst() {
    for (int i = 0; i < 5; i++) {
      die("Load" + i, i + 1);
    }

    List<Id> found = new ArrayList<>();
    Optional<Id> last = Optional.empty();
    for (int page = 0; page < 3; page++) {
      Listing some = deliveries.find(DeliveryFilter.of(DeliveryState.DEAD), last, 2);
      some.items().forEach(one -> found.add(one.delivery().id()));
      last = some.next();
    }

    assertThat(found)
        .hasSize(5)
        .doesNotHaveDuplicates()
        .isSortedAccordingTo((a, b) -> b.compareTo(a));
  }

  @Test
  void find_allConditions_holdTogether() {
    route(SLACK, EMAIL);
    accept(1, firing("Load", minute(0)));
    accept(5, firing("Disk", minute(4)));

    assertThat(
            listed(
                new DeliveryFilter(
                    Optional.of(DeliveryState.PENDING),
                    Optional.of("team"),
                    Optional.of("email"),
                    Optional.of(all().getFirst().id()),
                    Optional.of(minute(5)),
                    Optional.of(minute(6)))))
        .extracting(one -> one.episode().labels().alertname())
        .containsExactly("Disk");
    assertThat(listed(DeliveryFilter.of(DeliveryState.PARKED))).isEmpty();
  }

  private Id die(String name, int minute) {
    accept(minute, firing(name, minute(0)));
    Claim claim = only(minute);
    settle(claim, refused(), minute);
    return claim.delivery().id();
  }

  private static Refused refused() {
    return new Refused(FailureReason.BAD_MESSAGE, "no_text");
  }

  private List<Listed> listed(DeliveryFilter filter) {
    return deliveries.find(filter, Optional.empty(), 100).items();
  }

  private Delivery one(Id id) {
    return deliveries
        .find(
            new DeliveryFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            Optional.empty(),
            100)
        .items()
        .stream()
        .map(Listed::delivery)
        .filter(delivery -> delivery.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Id made(Replayed replayed) {
    assertThat(replayed).isInstanceOf(Replayed.Made.class);
    return ((Replayed.Made) replayed).delivery();
  }
}
