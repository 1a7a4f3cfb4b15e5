package io.hostwatch.bridge.store;

import static io.hostwatch.bridge.alert.Alerts.annotated;
import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static io.hostwatch.bridge.alert.Alerts.resolved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.alert.AlertStatus;
import io.hostwatch.bridge.alert.CloseReason;
import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.EpisodeEvent;
import io.hostwatch.bridge.alert.EventType;
import io.hostwatch.bridge.alert.Labels;
import io.hostwatch.bridge.alert.Sighting;
import io.hostwatch.bridge.delivery.Delivery;
import io.hostwatch.bridge.store.Change.Effect;
import io.hostwatch.bridge.store.EpisodeHistory.Told;
import io.hostwatch.bridge.store.Receipt.Quarantined;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store promises. */
public abstract class AlertStoreContract extends HistoryContract {
  protected AlertStoreContract(Backend backend) {
    super(backend);
  }

  @Test
  void accept_newAlert_keepsAllOfIt() {
    Alert alert = firing("Load", minute(0).plusNanos(123_456_789));

    Map<Effect, Integer> effects = accept(1, alert);

    assertThat(effects).containsExactly(Map.entry(Effect.OPENED, 1));
    Episode episode = all().getFirst();
    assertThat(episode.source()).isEqualTo("am");
    assertThat(episode.labels()).isEqualTo(alert.labels());
    assertThat(episode.annotations()).isEqualTo(alert.annotations());
    assertThat(episode.generatorUrl()).isEqualTo(alert.generatorUrl());
    assertThat(episode.fingerprint()).isEqualTo(alert.fingerprint());
    assertThat(episode.startsAt()).isEqualTo(alert.startsAt());
    assertThat(episode.lastSeenAt()).isEqualTo(minute(1));
  }

  @Test
  void accept_reportsOverTime_keepsEveryStep() {
    accept(1, firing("Load", minute(0)));
    accept(2, annotated(firing("Load", minute(-1)), "is higher"));
    accept(9, resolved("Load", minute(0), minute(8)));

    Episode episode = all().getFirst();

    assertThat(episode.startsAt()).isEqualTo(minute(-1));
    assertThat(episode.endedAt()).hasValue(minute(8));
    assertThat(episode.closeReason()).hasValue(CloseReason.RESOLVED);
    assertThat(history(episode).events())
        .extracting(EpisodeEvent::type)
        .containsExactly(EventType.FIRED, EventType.UPDATED, EventType.RESOLVED);
    assertThat(history(episode).events())
        .extracting(EpisodeEvent::sequence)
        .containsExactly(1, 2, 3);
  }

  @Test
  void accept_sameAlertManyTimesInOneBody_appliesInOrder() {
    accept(
        9,
        firing("Load", minute(0)),
        resolved("Load", minute(0), minute(3)),
        firing("Load", minute(5)),
        firing("Disk", minute(1)));

    assertThat(all()).extracting(Episode::isOpen).containsExactly(true, true, false);
    assertThat(query().countFiring()).isEqualTo(2);
  }

  @Test
  void accept_supersededInOneTransaction_leavesOneOpen() {
    accept(1, firing("Load", minute(0)));

    accept(6, firing("Load", minute(5)));

    assertThat(all()).extracting(Episode::isOpen).containsExactly(true, false);
  }

  @Test
  void accept_reopened_isOpenAgain() {
    accept(1, firing("Load", minute(0)));
    accept(5, resolved("Load", minute(0), minute(4)));

    accept(6, firing("Load", minute(0)));

    assertThat(all()).hasSize(1);
    assertThat(query().countFiring()).isEqualTo(1);
  }

  @Test
  void accept_secondOpenEpisodeOfAnAlert_refusesAll() {
    accept(1, firing("Load", minute(0)));
    Alert alert = firing("Load", minute(3));

    assertThatThrownBy(
            () ->
                store()
                    .accept(
                        Receipts.receipt(ids.next(), minute(4)),
                        List.of(alert),
                        (_, again) ->
                            decide(Optional.empty(), new Sighting("am", again, minute(4)))))
        .isInstanceOf(StoreException.class);
    assertThat(all()).hasSize(1);
  }

  @Test
  void accept_decisionFails_leavesNothing() {
    AtomicInteger calls = new AtomicInteger();

    assertThatThrownBy(
            () ->
                store()
                    .accept(
                        Receipts.receipt(ids.next(), minute(1)),
                        List.of(firing("Load", minute(0)), firing("Disk", minute(0))),
                        (latest, alert) -> {
                          if (calls.incrementAndGet() == 2) {
                            throw new IllegalStateException("a bug");
                          }
                          return decide(latest, new Sighting("am", alert, minute(1)));
                        }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(all()).isEmpty();
    accept(2, firing("Load", minute(0)));
    assertThat(all()).hasSize(1);
  }

  @Test
  void accept_strangeText_comesBackUnchanged() {
    Labels labels = Labels.of(Map.of("alertname", "Löad \"%s\" \\ \n\0 🔥", "x'; --", "?"));

    accept(1, firing(labels, minute(0)));

    assertThat(all().getFirst().labels()).isEqualTo(labels);
  }

  @Test
  void accept_textNoDatabaseIsMadeFor_losesNoAlert() {
    String odd = "a\0b\uD800c🔥" + "ö".repeat(300_000);
    Alert alert =
        new Alert(
            AlertStatus.FIRING,
            Labels.of(Map.of("alertname", "Load", "x".repeat(3_000), odd)),
            Labels.of(Map.of("summary", odd)),
            minute(0),
            Optional.empty(),
            odd);
    Receipt receipt =
        new Receipt(
            ids.next(),
            "am",
            minute(1),
            odd,
            odd,
            odd,
            Long.MAX_VALUE,
            RawBody.of(odd),
            List.of(new Quarantined(odd, RawBody.of(odd))));

    store().accept(receipt, List.of(alert), (_, seen) -> decideOn(seen));

    assertThat(all()).extracting(e -> e.labels().alertname()).containsExactly("Load");
  }

  private Change decideOn(Alert alert) {
    return decide(Optional.empty(), new Sighting("am", alert, minute(1)));
  }

  @Test
  void accept_noAlertButQuarantined_keepsReceipt() {
    Receipt receipt =
        Receipts.receipt(
            ids.next(), minute(1), new Quarantined("body: no JSON", RawBody.of("<html>")));

    assertThat(store().accept(receipt, List.of(), (_, _) -> decideNothing())).isEmpty();
  }

  private static Change decideNothing() {
    return new Change(Effect.UNCHANGED, List.of(), List.of(), List.of());
  }

  @Test
  void accept_routedEvents_owesThem() {
    route(SLACK, EMAIL);

    accept(1, firing("Load", minute(0)));
    accept(5, resolved("Load", minute(0), minute(4)));

    assertThat(history(all().getFirst()).deliveries())
        .extracting(Told::delivery)
        .extracting(Delivery::target)
        .containsExactly(SLACK, EMAIL, SLACK, EMAIL);
  }

  @Test
  void accept_fromManyThreads_loseNothing() throws Exception {
    List<Callable<Map<Effect, Integer>>> calls =
        IntStream.range(0, 40)
            .<Callable<Map<Effect, Integer>>>mapToObj(
                i -> () -> accept(1, firing("Load" + i % 20, minute(0))))
            .toList();

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Map<Effect, Integer>> done : threads.invokeAll(calls)) {
        done.get();
      }
    }

    assertThat(query().countFiring()).isEqualTo(20);
  }

  @Test
  void check_healthy_returns() {
    store().check();
  }
}
