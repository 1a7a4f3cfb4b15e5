package io.hostwatch.bridge.store.jdbc;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.delivery.Claim;
import io.hostwatch.bridge.delivery.Settlement.Delivered;
import io.hostwatch.bridge.intake.Acceptance;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sizes that a large estate reaches. How fast they go is measured by the benchmarks. */
class LargeEstateIT {
  private static final Duration LEASE = Duration.ofMinutes(1);

  private final JdbcStore store;
  private final Accepting accepting;

  LargeEstateIT(@TempDir Path folder) {
    store = JdbcStore.open(folder.resolve("history.db"));
    accepting = new Accepting(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void accept_tenThousandAlertsInOneBody_opensThenRefreshesAll() {
    List<Alert> body = alerts(10_000);

    Acceptance opened = accepting.accept(body);
    Acceptance refreshed = accepting.accept(body);

    assertThat(opened.opened()).isEqualTo(10_000);
    assertThat(refreshed.refreshed()).isEqualTo(10_000);
    assertThat(store.query().countFiring()).isEqualTo(10_000);
  }

  @Test
  void accept_oneAlertEach_commitsEach() {
    alerts(300).forEach(accepting::accept);

    assertThat(store.query().countFiring()).isEqualTo(300);
  }

  @Test
  void claim_amongHundredThousandDelivered_takesWhatIsLeftOnce() {
    Instant now = Instant.now().plusSeconds(3_600);
    IntStream.range(0, 10).forEach(i -> accepting.accept(alerts(i * 10_000, 10_000)));
    deliverAllBut(100, now);

    assertThat(claim(now, 200)).hasSize(100).doesNotHaveDuplicates();
    assertThat(claim(now, 200)).isEmpty();
  }

  /** In one statement: settling each with its own commit is not what is measured here. */
  private void deliverAllBut(int pending, Instant now) {
    Claim one = claim(now, 1).getFirst();
    store.outbox().settle(one, new Delivered("ts"), now);
    String sql =
        """
        UPDATE delivery SET state = 'delivered', due_at = NULL
        WHERE id NOT IN (SELECT id FROM delivery WHERE due_at IS NOT NULL ORDER BY id LIMIT ?)\
        """;
    store
        .writer()
        .write("deliver", connection -> Statements.update(connection, sql, p -> p.add(pending)));
  }

  private List<Claim> claim(Instant now, int limit) {
    return store.outbox().claim("me", Accepting.SLACK, now, LEASE, limit);
  }

  private static List<Alert> alerts(int count) {
    return alerts(0, count);
  }

  private static List<Alert> alerts(int from, int count) {
    return IntStream.range(from, from + count)
        .mapToObj(i -> firing("Load" + i, minute(0)))
        .toList();
  }
}
