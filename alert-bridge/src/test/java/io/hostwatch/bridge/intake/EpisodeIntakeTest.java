package io.hostwatch.bridge.intake;

import static io.hostwatch.bridge.alert.Alerts.annotated;
import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static io.hostwatch.bridge.alert.Alerts.resolved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.alert.Alerts;
import io.hostwatch.bridge.alert.EpisodeEvent;
import io.hostwatch.bridge.alert.EventType;
import io.hostwatch.bridge.alert.IdSource;
import io.hostwatch.bridge.delivery.Delivery;
import io.hostwatch.bridge.delivery.InMemoryOutbox;
import io.hostwatch.bridge.delivery.Target;
import io.hostwatch.bridge.store.AlertFilter;
import io.hostwatch.bridge.store.EpisodeHistory;
import io.hostwatch.bridge.store.EpisodeHistory.Told;
import io.hostwatch.bridge.store.InMemoryAlertStore;
import io.hostwatch.bridge.store.RawBody;
import io.hostwatch.bridge.store.Receipt.Quarantined;
import io.hostwatch.bridge.store.StoreException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EpisodeIntakeTest {
  private static final Target SLACK = new Target("team", "slack");
  private static final Target EMAIL = new Target("team", "email");

  private final IdSource ids = Alerts.ids();
  private final InMemoryOutbox outbox = new InMemoryOutbox();
  private final InMemoryAlertStore store = new InMemoryAlertStore(outbox);
  private final AtomicInteger commits = new AtomicInteger();

  @Test
  void accept_firing_owesEachTarget() {
    Acceptance acceptance = accept(1, firing("Load", minute(0)));

    assertThat(acceptance.opened()).isEqualTo(1);
    assertThat(outbox.all()).extracting(Delivery::target).containsExactly(SLACK, EMAIL);
  }

  @Test
  void accept_again_refreshesAndOwesNothing() {
    accept(1, firing("Load", minute(0)));

    Acceptance acceptance = accept(2, firing("Load", minute(0)));

    assertThat(acceptance.refreshed()).isEqualTo(1);
    assertThat(acceptance.opened()).isZero();
    assertThat(outbox.all()).hasSize(2);
  }

  @Test
  void accept_annotationsChanged_recordedButToldToNobody() {
    accept(1, firing("Load", minute(0)));

    Acceptance acceptance = accept(2, annotated(firing("Load", minute(0)), "is higher"));

    assertThat(acceptance.refreshed()).isEqualTo(1);
    assertThat(types()).containsExactly(EventType.FIRED, EventType.UPDATED);
    assertThat(outbox.all()).hasSize(2);
  }

  @Test
  void accept_resolved_owesTheEndToThoseWhoWantIt() {
    accept(1, firing("Load", minute(0)));

    Acceptance acceptance = accept(5, resolved("Load", minute(0), minute(4)));

    assertThat(acceptance.resolved()).isEqualTo(1);
    assertThat(targetsOf(EventType.RESOLVED)).containsExactly(SLACK);
  }

  @Test
  void accept_superseded_owesTheOldItsEndAndTheNewItsStart() {
    accept(1, firing("Load", minute(0)));

    Acceptance acceptance = accept(6, firing("Load", minute(5)));

    assertThat(acceptance.opened()).isEqualTo(1);
    assertThat(outbox.all())
        .extracting(Delivery::target)
        .containsExactly(SLACK, EMAIL, SLACK, SLACK, EMAIL);
    assertThat(outbox.all()).extracting(Delivery::id).isSorted();
  }

  @Test
  void accept_resolvedOfUnknown_keptButToldToNobody() {
    Acceptance acceptance = accept(5, resolved("Load", minute(0), minute(4)));

    assertThat(acceptance.resolved()).isEqualTo(1);
    assertThat(outbox.all()).isEmpty();
  }

  @Test
  void accept_resolvedAgain_unchanged() {
    accept(1, firing("Load", minute(0)));
    accept(5, resolved("Load", minute(0), minute(4)));

    Acceptance acceptance = accept(6, resolved("Load", minute(0), minute(4)));

    assertThat(acceptance.unchanged()).isEqualTo(1);
    assertThat(outbox.all()).hasSize(3);
  }

  @Test
  void accept_partsQuarantined_keepsThemWithTheReceiptAndCountsAll() {
    Quarantined part = new Quarantined("alerts[1].labels: expected an object", RawBody.of("7"));
    Submission submission =
        new Submission(
            "am", "10.0.0.9", "web.hook", "{}", 3, RawBody.of("{}"), List.of(), 7, List.of(part));

    Acceptance acceptance = intake(1).accept(submission);

    assertThat(acceptance.rejected()).isEqualTo(7);
    assertThat(store.receipts()).hasSize(1);
    assertThat(store.receipts().getFirst().id()).isEqualTo(acceptance.receiptId());
    assertThat(store.receipts().getFirst().quarantined()).containsExactly(part);
    assertThat(store.receipts().getFirst().truncatedAlerts()).isEqualTo(3);
    assertThat(store.receipts().getFirst().receiver()).isEqualTo("web.hook");
  }

  @Test
  void accept_committed_tellsAfterwards() {
    accept(1, firing("Load", minute(0)));

    assertThat(commits).hasValue(1);
  }

  @Test
  void accept_storeFails_throwsAndTellsNobody() {
    store.failWith(new StoreException("accept receipt: no space left"));

    assertThatThrownBy(() -> accept(1, firing("Load", minute(0))))
        .isInstanceOf(StoreException.class);
    assertThat(commits).hasValue(0);
  }

  private Acceptance accept(int minute, Alert... alerts) {
    return intake(minute)
        .accept(
            new Submission(
                "am",
                "127.0.0.1",
                "bridge",
                "{}",
                0,
                RawBody.of("{}"),
                List.of(alerts),
                0,
                List.of()));
  }

  private Intake intake(int minute) {
    Instant now = minute(minute).plusNanos(999);
    return new EpisodeIntake(
        store,
        (_, event) ->
            switch (event) {
              case FIRED, NOTIFIED, REOPENED, REMINDER -> List.of(SLACK, EMAIL);
              case RESOLVED, SUPERSEDED, EXPIRED -> List.of(SLACK);
              case UPDATED, SUPPRESSED, UNSUPPRESSED, ACKNOWLEDGED, UNACKNOWLEDGED, STALE, FRESH ->
                  throw new AssertionError("told to nobody");
            },
        ids,
        Clock.fixed(now, ZoneOffset.UTC),
        commits::incrementAndGet);
  }

  private EpisodeHistory history() {
    return store
        .history(store.find(AlertFilter.all(), Optional.empty(), 1).items().getFirst().id())
        .orElseThrow();
  }

  private List<EventType> types() {
    return history().events().stream().map(EpisodeEvent::type).toList();
  }

  private List<Target> targetsOf(EventType type) {
    EpisodeEvent event =
        history().events().stream().filter(e -> e.type() == type).findFirst().orElseThrow();
    return history().deliveries().stream()
        .map(Told::delivery)
        .filter(delivery -> delivery.eventId().equals(event.id()))
        .map(Delivery::target)
        .toList();
  }
}
