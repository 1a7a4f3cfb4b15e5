package io.hostwatch.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.store.Receipts;
import io.hostwatch.bridge.store.Retention;
import io.hostwatch.bridge.store.jdbc.JdbcStore;
import io.hostwatch.bridge.telemetry.BridgeMetrics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The purge on a real store. */
class PurgeIT {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final String COMPLETED =
      "hostwatch_bridge_retention_last_completed_timestamp_seconds ";

  private final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
  private final BridgeMetrics metrics = new BridgeMetrics("test", clock);
  private final JdbcStore store;
  private final Purge purge;

  PurgeIT(@TempDir Path folder) {
    store = JdbcStore.open(folder.resolve("history.db"));
    Retention retention =
        new Retention(Duration.ofDays(14), Duration.ofDays(30), Duration.ofDays(90));
    purge = new Purge(store, clock, retention, metrics.purges());
  }

  @AfterEach
  void close() {
    purge.close();
    store.close();
  }

  @Test
  void runOnce_oldReceipt_isDeletedAndCounted() {
    receive(NOON.minus(Duration.ofDays(15)));
    receive(NOON.minus(Duration.ofDays(13)));

    purge.runOnce();

    assertThat(text())
        .contains(
            "hostwatch_bridge_retention_deleted_total{kind=\"receipt\"} 1.0",
            COMPLETED + "1.7723664E9");
  }

  @Test
  void runOnce_storeFails_returnsAndIsNotCompleted() {
    store.close();

    purge.runOnce();

    assertThat(text()).contains(COMPLETED + "0.0");
  }

  private void receive(Instant at) {
    store
        .alerts()
        .accept(
            Receipts.receipt(new Id(at.getEpochSecond()), at),
            List.of(),
            (_, _) -> {
              throw new AssertionError("no alert to decide on");
            });
  }

  private String text() {
    return new String(metrics.text(), UTF_8);
  }
}
