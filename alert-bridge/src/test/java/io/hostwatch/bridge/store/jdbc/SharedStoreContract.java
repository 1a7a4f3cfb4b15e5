package io.hostwatch.bridge.store.jdbc;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static io.hostwatch.bridge.alert.Alerts.resolved;
import static io.hostwatch.bridge.alert.IngestPath.WEBHOOK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.EpisodeEvent;
import io.hostwatch.bridge.alert.EventType;
import io.hostwatch.bridge.alert.Fingerprint;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.delivery.Claim;
import io.hostwatch.bridge.delivery.Settlement.Delivered;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What several bridges on one database promise together. */
abstract class SharedStoreContract {
  private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");
  private static final int NOW = 1_000;
  private static final int ALERTS = 6;
  private static final int ROUNDS = 15;

  private final ServerAddress address;
  private final List<SharedBridge> started = new ArrayList<>();
  private final ConcurrentLinkedQueue<Claim> told = new ConcurrentLinkedQueue<>();

  SharedStoreContract(ServerAddress address) {
    this.address = address;
  }

  @AfterEach
  void stop() {
    started.forEach(bridge -> bridge.store().close());
  }

  @Test
  void accept_sameAlertsByAllAtOnce_oneOpenEpisodeEach() throws Exception {
    List<SharedBridge> three = List.of(start(), start(), start());
    List<Alert> alerts = IntStream.range(0, 30).mapToObj(i -> firing("A" + i, minute(0))).toList();

    Together.call(
        IntStream.range(0, 12)
            .mapToObj(i -> accepting(three.get(i % 3), shuffled(alerts, new Random(i))))
            .toList());

    assertThat(three.getFirst().all()).hasSize(30).allMatch(Episode::isOpen);
  }

  @Test
  void accept_clocksApart_eventsKeepTheirOrder() {
    SharedBridge ahead = start(Clock.fixed(minute(120), ZoneOffset.UTC));
    SharedBridge behind = start(Clock.fixed(minute(60), ZoneOffset.UTC));

    ahead.accept(WEBHOOK, 120, List.of(firing("Load", minute(0))));
    behind.accept(WEBHOOK, 60, List.of(resolved("Load", minute(0), minute(1))));
    ahead.accept(WEBHOOK, 120, List.of(firing("Load", minute(50))));
    behind.accept(WEBHOOK, 60, List.of(resolved("Load", minute(50), minute(55))));

    assertThat(behind.store().query().countFiring()).isZero();
    Claim claim = behind.claim("behind", LATER).getFirst();
    assertThat(claim.event().type()).isEqualTo(EventType.RESOLVED);
    assertThat(claim.standsFor())
        .extracting(EpisodeEvent::type)
        .containsExactly(EventType.FIRED, EventType.RESOLVED, EventType.FIRED);
  }

  @Test
  void claim_ownerDied_itsLeasePassesOn() {
    SharedBridge dead = start();
    SharedBridge alive = start();
    dead.accept(WEBHOOK, NOW, List.of(firing("Load", minute(0))));
    Claim lost = dead.claim("dead", LATER).getFirst();
    dead.store().close();

    assertThat(alive.claim("alive", LATER.plusSeconds(119))).isEmpty();
    Claim taken = alive.claim("alive", LATER.plusSeconds(120)).getFirst();

    assertThat(taken.delivery().id()).isEqualTo(lost.delivery().id());
    assertThat(taken.lostSince()).contains(lost.startedAt());
  }

  @Test
  void claim_whileOthersAcceptAndSettle_nothingTwiceNothingStuck() throws Exception {
    List<SharedBridge> two = List.of(start(), start());
    AtomicBoolean over = new AtomicBoolean();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> tellers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        SharedBridge bridge = two.get(i % 2);
        String owner = "owner-" + i;
        tellers.add(threads.submit(() -> tell(bridge, owner, over)));
      }
      try {
        Together.call(IntStream.range(0, 4).mapToObj(i -> reporting(two, i)).toList());
        await()
            .atMost(Duration.ofMinutes(1))
            .until(() -> two.getFirst().store().outbox().backlog().isEmpty());
      } finally {
        over.set(true); // else a failure would be waited for without end
      }
      for (Future<?> teller : tellers) {
        teller.get();
      }
    }

    assertThat(told).extracting(claim -> claim.event().id()).doesNotHaveDuplicates();
    assertThat(told.stream().mapToInt(claim -> 1 + claim.standsFor().size()).sum())
        .isEqualTo(owed(two.getFirst()));
    assertThat(byAlert()).hasSize(ALERTS);
    assertThat(byAlert().values()).allSatisfy(ids -> assertThat(ids).isSorted());
    assertThat(two.getFirst().all())
        .filteredOn(Episode::isOpen)
        .extracting(Episode::fingerprint)
        .doesNotHaveDuplicates();
  }

  private SharedBridge start() {
    return start(Clock.systemUTC());
  }

  private SharedBridge start(Clock clock) {
    SharedBridge bridge = SharedBridge.start(address, clock);
    started.add(bridge);
    return bridge;
  }

  private static Callable<Integer> accepting(SharedBridge bridge, List<Alert> alerts) {
    return () -> {
      bridge.accept(WEBHOOK, NOW, alerts);
      return alerts.size();
    };
  }

  private static Callable<Integer> reporting(List<SharedBridge> bridges, int seed) {
    return () -> {
      report(bridges, seed);
      return seed;
    };
  }

  private static void report(List<SharedBridge> bridges, int seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      List<Alert> body = new ArrayList<>();
      for (int i = 0; i < ALERTS; i++) {
        Instant start = minute(10L * random.nextInt(3) + 30L * round);
        String name = "Load" + i;
        body.add(
            random.nextBoolean()
                ? firing(name, start)
                : resolved(name, start, start.plusSeconds(60)));
      }
      bridges.get(random.nextInt(2)).accept(WEBHOOK, NOW, shuffled(body, random));
    }
  }

  private void tell(SharedBridge bridge, String owner, AtomicBoolean over) {
    while (!over.get()) {
      for (Claim claim : bridge.claim(owner, LATER)) {
        told.add(claim);
        assertThat(bridge.store().outbox().settle(claim, new Delivered(""), LATER)).isTrue();
      }
    }
  }

  private Map<Fingerprint, List<Id>> byAlert() {
    return told.stream()
        .collect(
            Collectors.groupingBy(
                claim -> claim.episode().fingerprint(),
                Collectors.mapping(claim -> claim.event().id(), Collectors.toList())));
  }

  private static int owed(SharedBridge bridge) {
    return bridge.all().stream()
        .map(episode -> bridge.store().query().history(episode.id()).orElseThrow())
        .mapToInt(history -> history.deliveries().size())
        .sum();
  }

  private static List<Alert> shuffled(List<Alert> alerts, Random random) {
    List<Alert> shuffled = new ArrayList<>(alerts);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }
}
