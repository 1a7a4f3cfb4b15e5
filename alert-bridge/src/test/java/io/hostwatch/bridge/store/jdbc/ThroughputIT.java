package io.hostwatch.bridge.store.jdbc;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.delivery.Claim;
import io.hostwatch.bridge.delivery.Settlement.Delivered;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sizes that a large estate reaches; prints what they take, and asserts only what they must not.
 */
class ThroughputIT {
  private static final Duration LEASE = Duration.ofMinutes(1);

  private final JdbcStore store;
  private final Accepting accepting;

  ThroughputIT(@TempDir Path folder) {
    store = JdbcStore.open(folder.resolve("history.db"));
    accepting = new Accepting(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void accept_tenThousandAlertsInOneBody_answersWithinTheDeadline() {
    List<Alert> body = alerts(10_000);

    Duration opened = time("open 10000", () -> accepting.accept(body));
    Duration refreshed = time("refresh 10000", () -> accepting.accept(body));

    assertThat(opened).isLessThan(Duration.ofSeconds(10));
    assertThat(refreshed).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void accept_oneAlertEach_commitsEach() {
    Duration took = time("300 bodies of one", () -> alerts(300).forEach(accepting::accept));

    assertThat(took).isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void claim_amongHundredThousandDelivered_takesNoLonger() {
    Instant now = Instant.now().plusSeconds(3_600);
    IntStream.range(0, 10).forEach(i -> accepting.accept(alerts(i * 10_000, 10_000)));
    deliverAllBut(100, now);

    Duration took = time("claim 100 among 100000", () -> assertThat(claim(now, 100)).hasSize(100));
    Duration none = time("claim 0 among 100000", () -> assertThat(claim(now, 100)).isEmpty());

    assertThat(took).isLessThan(Duration.ofSeconds(1));
    assertThat(none).isLessThan(Duration.ofMillis(100));
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

  private static Duration time(String what, Runnable work) {
    long start = System.nanoTime();
    work.run();
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    System.out.println("ThroughputIT: " + what + " took " + took.toMillis() + " ms");
    return took;
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
