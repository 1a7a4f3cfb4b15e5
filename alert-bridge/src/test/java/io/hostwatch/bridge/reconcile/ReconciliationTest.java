package io.hostwatch.bridge.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.Alerts;
import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.EpisodeRules;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.alert.IdSource;
import io.hostwatch.bridge.alert.ReconcileRules;
import io.hostwatch.bridge.intake.EpisodeChanges;
import io.hostwatch.bridge.store.AlertFilter;
import io.hostwatch.bridge.store.AlertQuery;
import io.hostwatch.bridge.store.Backend;
import io.hostwatch.bridge.store.Cursor;
import io.hostwatch.bridge.store.EpisodeHistory;
import io.hostwatch.bridge.store.Page;
import io.hostwatch.bridge.store.StoreException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReconciliationTest {
  private static final Peer NOBODY = new Peer(URI.create("http://127.0.0.1:1"), Optional.empty());

  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final IdSource ids = Alerts.ids();
  private final Backend backend = Backend.inMemory();
  private final Compared compared = new Compared();

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  static Stream<Supplier<RuntimeException>> failures() {
    return Stream.of(
        () -> new StoreException("find: no such file"), () -> new IllegalStateException("broken"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void runOnce_oneSourceFails_comparesTheOthers(Supplier<RuntimeException> failure)
      throws InterruptedException {
    try (Reconciliation all = reconciliation()) {
      all.watch(
          new FailingOnce(failure),
          backend.store(),
          new ReconcileRules(ids, Duration.ofMinutes(3)),
          new EpisodeChanges(new EpisodeRules(ids), (_, _) -> List.of(), ids));

      all.runOnce();
    }

    assertThat(compared.sources).containsExactly("second");
  }

  @Test
  void new_tellsWhomItAsksAndHowOften() {
    reconciliation().close();

    assertThat(compared.asked)
        .containsExactly("first http://127.0.0.1:1 PT1M", "second http://127.0.0.1:1 PT1M");
  }

  private Reconciliation reconciliation() {
    Map<String, List<Peer>> peers = new LinkedHashMap<>();
    peers.put("first", List.of(NOBODY));
    peers.put("second", List.of(NOBODY));
    return new Reconciliation(
        peers, Duration.ofMinutes(5), Duration.ofMinutes(1), executor, Clock.systemUTC(), compared);
  }

  /** Which sources were compared with the history. */
  private static final class Compared implements PollListener {
    final List<String> sources = new ArrayList<>();
    final List<String> asked = new ArrayList<>();

    @Override
    public void asks(String source, Peer peer, Duration every) {
      asked.add(String.join(" ", source, peer.name(), every.toString()));
    }

    @Override
    public void polled(String source, Peer peer, PollResult result, Instant at) {
      // that they were asked is of no interest here
    }

    @Override
    public void reconciled(String source, int closed, int reopened, int suppressed) {
      sources.add(source);
    }
  }

  /** A history that cannot be read the first time. */
  private final class FailingOnce implements AlertQuery {
    private Optional<Supplier<RuntimeException>> failure;

    FailingOnce(Supplier<RuntimeException> failure) {
      this.failure = Optional.of(failure);
    }

    @Override
    public Page<Episode> find(AlertFilter filter, Optional<Cursor> after, int limit) {
      Optional<Supplier<RuntimeException>> now = failure;
      failure = Optional.empty();
      now.ifPresent(
          f -> {
            throw f.get();
          });
      return backend.query().find(filter, after, limit);
    }

    @Override
    public Page<Episode> aged(
        Instant unseenSince, Instant acknowledgedUntil, Optional<Cursor> after, int limit) {
      return backend.query().aged(unseenSince, acknowledgedUntil, after, limit);
    }

    @Override
    public Optional<EpisodeHistory> history(Id episode) {
      return backend.query().history(episode);
    }

    @Override
    public long countFiring() {
      return backend.query().countFiring();
    }
  }
}
