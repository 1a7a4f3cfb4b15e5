package io.hostwatch.bridge.store.jdbc;

import static io.hostwatch.bridge.alert.Alerts.annotated;
import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static io.hostwatch.bridge.alert.Alerts.resolved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.hostwatch.bridge.alert.EventType;
import io.hostwatch.bridge.delivery.DeliveryState;
import io.hostwatch.bridge.store.Kept;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which steps of an alert that stays are deleted: what is left could have been. */
abstract class StepRetentionContract extends RetentionHarness {
  private static final List<EventType> TWICE =
      List.of(EventType.FIRED, EventType.RESOLVED, EventType.REOPENED, EventType.RESOLVED);

  StepRetentionContract(OpenedStore opened) {
    super(opened);
  }

  @Test
  void purge_reopenedBeforeItsTime_staysWhole() {
    accept(1, firing("Load", minute(0)));
    accept(5, resolved("Load", minute(0), minute(4)));
    accept(80, firing("Load", minute(0)));

    purge(minute(1_000));

    assertThat(path()).containsExactly(EventType.FIRED, EventType.RESOLVED, EventType.REOPENED);
  }

  @Test
  void purge_oldStepsOfAKeptEpisode_goSoThatAPathIsLeft() {
    accept(1, firing("Load", minute(0)));
    accept(2, annotated(firing("Load", minute(0)), "is higher"));
    accept(4, resolved("Load", minute(0), minute(4)));
    accept(6, firing("Load", minute(0)));
    accept(8, resolved("Load", minute(0), minute(8)));
    accept(50, firing("Load", minute(0)));
    accept(51, annotated(firing("Load", minute(0)), "is highest"));
    accept(60, resolved("Load", minute(0), minute(60)));

    Map<Kept, Long> deleted = purge(minute(70));

    assertThat(deleted).contains(entry(Kept.EVENT, 3L));
    assertThat(path())
        .containsExactly(
            EventType.FIRED,
            EventType.RESOLVED,
            EventType.REOPENED,
            EventType.UPDATED,
            EventType.RESOLVED);
    purge(minute(100));
    assertThat(path()).containsExactly(EventType.FIRED, EventType.RESOLVED);
    assertThat(all().getFirst().lastSequence()).isEqualTo(8);
  }

  @Test
  void purge_firstEventIsAnEnd_staysWithItsReopening() {
    accept(4, resolved("Load", minute(0), minute(4)));
    accept(6, firing("Load", minute(0)));
    accept(8, resolved("Load", minute(0), minute(8)));

    purge(minute(60));

    assertThat(path()).containsExactly(EventType.RESOLVED, EventType.REOPENED, EventType.RESOLVED);
  }

  @Test
  void purge_stepThatWasTold_staysAsLongAsTheDeliveryThatToldIt() {
    route(SLACK);
    accept(1, firing("Load", minute(0)));
    settleAll(1);
    accept(4, resolved("Load", minute(0), minute(4)));
    settleAll(4);
    accept(6, firing("Load", minute(0)));
    settleAll(6);
    accept(8, resolved("Load", minute(0), minute(8)));
    settleAll(8);

    purge(minute(60));

    assertThat(path()).isEqualTo(TWICE);
    assertThat(states()).hasSize(4).containsOnly(DeliveryState.DELIVERED);
  }

  @Test
  void purge_stepThatALaterOneTold_staysAsLongAsItsOwnDelivery() {
    route(SLACK);
    accept(1, firing("Load", minute(0)));
    accept(4, resolved("Load", minute(0), minute(4)));
    accept(6, firing("Load", minute(0)));
    accept(8, resolved("Load", minute(0), minute(8)));
    settleAll(9);

    purge(minute(60));

    assertThat(path()).isEqualTo(TWICE);
    assertThat(states())
        .containsExactlyInAnyOrder(
            DeliveryState.SUPERSEDED,
            DeliveryState.SUPERSEDED,
            DeliveryState.SUPERSEDED,
            DeliveryState.DELIVERED);
  }

  private List<DeliveryState> states() {
    return history(all().getFirst()).deliveries().stream()
        .map(told -> told.delivery().state())
        .toList();
  }
}
