package io.hostwatch.bridge.reconcile;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.leased;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static io.hostwatch.bridge.alert.Alerts.resolved;
import static io.hostwatch.bridge.alert.EventType.FIRED;
import static io.hostwatch.bridge.alert.EventType.NOTIFIED;
import static io.hostwatch.bridge.alert.EventType.REOPENED;
import static io.hostwatch.bridge.alert.EventType.RESOLVED;
import static io.hostwatch.bridge.alert.EventType.SUPPRESSED;
import static io.hostwatch.bridge.alert.EventType.UNSUPPRESSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.Standing.State;
import io.hostwatch.bridge.store.Backend;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Alertmanager does not send, since it takes people to know of it. */
public abstract class OverdueContract extends ReconcileHarness {
  protected OverdueContract(Backend backend) {
    super(backend);
  }

  @Test
  void firesAnewAfterTheBridgeToldTheEnd_isToldByThePoll() {
    endToldByTheBridge();
    prometheus(20, leased("Load", minute(19), minute(24)));
    assertThat(toldBy(20)).isEmpty();

    assertThat(poll(21, holds(active("Load", 19, 20)), holds()).isTold()).isTrue();
    assertThat(poll(22, holds(active("Load", 19, 20)), holds()).isTold()).isFalse();
    webhook(240, firing("Load", minute(19)));

    assertThat(types(all().getFirst())).containsExactly(FIRED, NOTIFIED);
    assertThat(toldBy(240)).containsExactly(NOTIFIED);
  }

  @Test
  void sameGoesOnAfterTheBridgeToldTheEnd_isToldByThePoll() {
    endToldByTheBridge();
    prometheus(20, leased("Load", minute(0), minute(24)));

    poll(21, holds(active("Load", 0, 20)), holds());

    assertThat(types()).containsExactly(FIRED, RESOLVED, REOPENED, NOTIFIED);
    assertThat(toldBy(60)).containsExactly(NOTIFIED);
  }

  @Test
  void firesAnewTwiceAfterTheBridgeToldTheEnd_isToldByThePoll() {
    endToldByTheBridge();
    prometheus(20, leased("Load", minute(19), minute(24)));
    prometheus(22, resolved("Load", minute(19), minute(21)));
    prometheus(40, leased("Load", minute(39), minute(44)));

    poll(41, holds(active("Load", 39, 40)), holds());

    assertThat(toldBy(60)).containsExactly(NOTIFIED);
  }

  @Test
  void firesAnewAfterTheBridgeToldTheEnd_silenced_isToldOnceItIsNot() {
    endToldByTheBridge();
    prometheus(20, leased("Load", minute(19), minute(24)));

    poll(21, holds(silenced("Load", 19, "silence a")), FAILED);
    poll(22, holds(standing("Load", 19, 20, State.UNPROCESSED)), FAILED);
    assertThat(toldBy(22)).isEmpty();
    poll(23, holds(active("Load", 19, 20)), FAILED);

    assertThat(types(all().getFirst())).containsExactly(FIRED, SUPPRESSED, UNSUPPRESSED, NOTIFIED);
    assertThat(toldBy(60)).containsExactly(NOTIFIED);
  }

  @Test
  void firesAnewAfterAlertmanagerToldTheEnd_isLeftToTheWebhook() {
    webhook(1, firing("Load", minute(0)));
    prometheus(2, leased("Load", minute(0), minute(6)));
    prometheus(4, resolved("Load", minute(0), minute(3)));
    webhook(5, resolved("Load", minute(0), minute(3)));
    prometheus(20, leased("Load", minute(19), minute(24)));

    assertThat(poll(21, holds(active("Load", 19, 20)), holds()).isTold()).isFalse();
  }

  @Test
  void onlyPrometheusSpokeOfIt_isLeftToTheWebhook() {
    prometheus(1, leased("Load", minute(0), minute(6)));
    prometheus(4, resolved("Load", minute(0), minute(3)));
    prometheus(20, leased("Load", minute(19), minute(24)));

    assertThat(poll(21, holds(active("Load", 19, 20)), holds()).isTold()).isFalse();
    assertThat(toldBy(60)).isEmpty();
  }

  /** Alertmanager told that it fires, Prometheus that it ended, and people heard that at 14. */
  private void endToldByTheBridge() {
    webhook(1, firing("Load", minute(0)));
    prometheus(2, leased("Load", minute(0), minute(6)));
    prometheus(4, resolved("Load", minute(0), minute(3)));
    assertThat(messagesBy(14)).containsExactly(List.of(FIRED, RESOLVED));
  }
}
