package io.hostwatch.bridge.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.bridge.Readme;
import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.alert.IngestPath;
import io.hostwatch.bridge.delivery.DeadReason;
import io.hostwatch.bridge.delivery.InMemoryOutbox;
import io.hostwatch.bridge.delivery.Target;
import io.hostwatch.bridge.intake.Acceptance;
import io.hostwatch.bridge.intake.Submission;
import io.hostwatch.bridge.notify.FailureReason;
import io.hostwatch.bridge.notify.Handover;
import io.hostwatch.bridge.notify.Outcome;
import io.hostwatch.bridge.reconcile.Peer;
import io.hostwatch.bridge.reconcile.PollResult;
import io.hostwatch.bridge.store.AlertFilter;
import io.hostwatch.bridge.store.AlertQuery;
import io.hostwatch.bridge.store.Audit;
import io.hostwatch.bridge.store.Cursor;
import io.hostwatch.bridge.store.EpisodeHistory;
import io.hostwatch.bridge.store.Kept;
import io.hostwatch.bridge.store.Page;
import io.hostwatch.bridge.store.RawBody;
import io.hostwatch.bridge.store.StoreException;
import io.hostwatch.bridge.store.StoreException.Reason;
import io.hostwatch.bridge.store.StoreHealth;
import io.hostwatch.bridge.store.StoreHealth.Access;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BridgeMetricsTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Target TARGET = new Target("team", "slack");

  private final BridgeMetrics metrics =
      new BridgeMetrics("1.2.3", Clock.fixed(NOON, ZoneOffset.UTC));

  @Test
  void text_afterEverythingHappened_isWhatTheReadmeLists() {
    liveThroughEverything();

    List<String> names =
        Pattern.compile("# TYPE (hostwatch_\\S+)")
            .matcher(text())
            .results()
            .map(type -> type.group(1))
            .toList();

    assertThat(Readme.firstCells("hostwatch_[a-z_]+"))
        .isSorted()
        .containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void text_afterEverythingHappened_holdsTheCounts() {
    liveThroughEverything();

    assertThat(text())
        .contains(
            "hostwatch_bridge_alertmanager_last_answered_timestamp_seconds"
                + "{alertmanager=\"http://am:9093\",source=\"am\"} 1.7723664E9",
            "hostwatch_bridge_alertmanager_poll_interval_seconds"
                + "{alertmanager=\"http://am:9093\",source=\"am\"} 1800.0",
            "hostwatch_bridge_alertmanager_polls_total"
                + "{alertmanager=\"http://am:9093\",result=\"busy\",source=\"am\"} 1.0",
            "hostwatch_bridge_alerts_received_total{effect=\"refreshed\",path=\"webhook\",source=\"am\"}"
                + " 2.0",
            "hostwatch_bridge_alerts_received_total{effect=\"resolved\",path=\"prometheus\",source=\"am\"}"
                + " 3.0",
            "hostwatch_bridge_alerts_truncated_total{source=\"am\"} 9.0",
            "hostwatch_bridge_audit_findings{kind=\"overdue\"} 4.0",
            "hostwatch_bridge_audit_findings{kind=\"stuck\"} 1.0",
            "hostwatch_bridge_audit_findings{kind=\"untold\"} 2.0",
            "hostwatch_bridge_audit_last_completed_timestamp_seconds 1.7723664E9",
            "hostwatch_bridge_commit_duration_seconds_count 3",
            "hostwatch_bridge_commit_failures_total 1.0",
            "hostwatch_bridge_dead_letters_total{channel=\"slack\",reason=\"permanent\",receiver=\"team\"}"
                + " 1.0",
            "hostwatch_bridge_delivery_attempts_total{channel=\"slack\",receiver=\"team\",result=\"ambiguous\"}"
                + " 1.0",
            "hostwatch_bridge_delivery_attempts_total{channel=\"slack\",receiver=\"team\",result=\"refused\"}"
                + " 1.0",
            "hostwatch_bridge_episodes_firing 4.0",
            "hostwatch_bridge_episodes_suppressed{source=\"am\"} 7.0",
            "hostwatch_bridge_reconciled_episodes_total{effect=\"closed\",source=\"am\"} 2.0",
            "hostwatch_bridge_retention_deleted_total{kind=\"alert\"} 3.0",
            "hostwatch_bridge_retention_deleted_total{kind=\"event\"} 0.0",
            "hostwatch_bridge_retention_last_completed_timestamp_seconds 1.7723664E9",
            "hostwatch_bridge_store_commits_total 2.0",
            "hostwatch_bridge_store_failures_total{access=\"read\",reason=\"full\"} 0.0",
            "hostwatch_bridge_store_failures_total{access=\"write\",reason=\"full\"} 1.0",
            "hostwatch_bridge_store_up 1.0",
            "hostwatch_bridge_store_writable 0.0",
            "hostwatch_bridge_webhook_last_received_timestamp_seconds{source=\"am\"} 1.7723664E9");
  }

  /** Else the first of them is no increase. */
  @Test
  void text_beforeAnythingHappened_countsWhatIsConfiguredFromZero() {
    metrics.watch(new Firing(() -> 0), new InMemoryOutbox(), List.of(TARGET));
    metrics.metered(
        _ -> {
          throw new IllegalStateException("nothing comes in");
        },
        List.of("berlin", "paris"));

    assertThat(text())
        .contains(
            "hostwatch_bridge_alerts_received_total{effect=\"rejected\",path=\"prometheus\",source=\"berlin\"}"
                + " 0.0",
            "hostwatch_bridge_alerts_received_total{effect=\"rejected\",path=\"webhook\",source=\"paris\"}"
                + " 0.0",
            "hostwatch_bridge_alerts_truncated_total{source=\"berlin\"} 0.0",
            "hostwatch_bridge_alerts_truncated_total{source=\"paris\"} 0.0",
            "hostwatch_bridge_dead_letters_total{channel=\"slack\",reason=\"expired\",receiver=\"team\"}"
                + " 0.0")
        .doesNotContain("last_received_timestamp_seconds{");
  }

  @Test
  void text_storeCannotBeRead_leavesItsCountsOut() {
    metrics.watch(
        new Firing(
            () -> {
              throw new StoreException("count firing: broken", new IOException("disk"));
            }),
        new InMemoryOutbox(),
        List.of(TARGET));

    assertThat(text())
        .contains("hostwatch_bridge_store_up 0.0")
        .doesNotContain("hostwatch_bridge_episodes_firing ", "hostwatch_bridge_deliveries{");
  }

  @Test
  void intake_endsInAnError_isCountedAsFailed() {
    var intake =
        metrics.metered(
            _ -> {
              throw new StackOverflowError();
            },
            List.of());

    assertThatThrownBy(() -> intake.accept(submission(0))).isInstanceOf(StackOverflowError.class);

    assertThat(text()).contains("hostwatch_bridge_commit_failures_total 1.0");
  }

  private static Submission submission(int truncated) {
    return new Submission("am", "", "", "", truncated, RawBody.of(""), List.of(), 0, List.of());
  }

  private void liveThroughEverything() {
    metrics.watch(new Firing(() -> 4), new InMemoryOutbox(), List.of(TARGET));
    StoreHealth health = new StoreHealth(() -> 0);
    health.committed();
    health.committed();
    health.failed(Access.WRITE, new StoreException(Reason.FULL, "accept: no space left"));
    metrics.watch(health);
    metrics.answered("/metrics", 200);
    metrics
        .deliveries()
        .attempted(TARGET, new Outcome.Refused(FailureReason.AUTH, ""), Duration.ZERO);
    metrics
        .deliveries()
        .attempted(
            TARGET,
            new Outcome.Deferred(FailureReason.TIMEOUT, "", Optional.empty(), Handover.UNKNOWN),
            Duration.ZERO);
    metrics.deliveries().dead(TARGET, DeadReason.PERMANENT, 1);
    metrics.deliveries().leaseLost(TARGET);
    metrics.purges().deleted(Kept.ALERT, 3);
    metrics.purges().completed(NOON);
    metrics.audits().overdue(4);
    metrics.audits().completed(new Audit(List.of(new Id(1), new Id(2)), List.of(new Id(3))), NOON);
    Peer peer = new Peer(URI.create("http://am:9093"), Optional.empty());
    metrics.polls().asks("am", peer, Duration.ofMinutes(30));
    metrics.polls().polled("am", peer, PollResult.ANSWERED, NOON);
    metrics.polls().polled("am", peer, PollResult.BUSY, NOON);
    metrics.polls().reconciled("am", 2, 1, 7);
    Submission submission = submission(9);
    int[] calls = {0};
    var intake =
        metrics.metered(
            _ -> {
              if (calls[0]++ == 1) {
                throw new StoreException("accept: broken", new IOException("disk"));
              }
              return new Acceptance(new Id(1), 1, 2, 3, 4, 5);
            },
            List.of("am"));
    intake.accept(submission);
    assertThatThrownBy(() -> intake.accept(submission)).isInstanceOf(StoreException.class);
    intake.accept(
        new Submission(
            "am", IngestPath.PROMETHEUS, "", "", "", 0, RawBody.of(""), List.of(), 0, List.of()));
  }

  private String text() {
    return new String(metrics.text(), UTF_8);
  }

  private record Firing(java.util.function.LongSupplier count) implements AlertQuery {
    @Override
    public Page<Episode> find(AlertFilter filter, Optional<Cursor> after, int limit) {
      return new Page<>(List.of(), Optional.empty());
    }

    @Override
    public Page<Episode> aged(
        Instant unseenSince, Instant acknowledgedUntil, Optional<Cursor> after, int limit) {
      return new Page<>(List.of(), Optional.empty());
    }

    @Override
    public Optional<EpisodeHistory> history(Id episode) {
      return Optional.empty();
    }

    @Override
    public long countFiring() {
      return count.getAsLong();
    }
  }
}
