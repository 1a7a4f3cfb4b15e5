package io.hostwatch.bridge.store.jdbc;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static io.hostwatch.bridge.alert.Alerts.resolved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.EventType;
import io.hostwatch.bridge.alert.IngestPath;
import io.hostwatch.bridge.delivery.Claim;
import io.hostwatch.bridge.store.Change.Held;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two bridges of which one must wait for the other's transaction, and then find its work. */
abstract class SharedRaceContract {
  private final SharedBridge one;
  private final SharedBridge other;
  private final String waiting;

  /**
   * Tests two bridges.
   *
   * @param waiting counts the transactions in the database that wait for others
   */
  SharedRaceContract(ServerAddress address, String waiting) {
    this.one = SharedBridge.start(address);
    this.other = SharedBridge.start(address);
    this.waiting = waiting;
  }

  @AfterEach
  void stop() {
    one.store().close();
    other.store().close();
  }

  @Test
  void claim_whatWaitsBehindIsJustWithdrawn_tellsWhatIsLeft() throws Exception {
    one.accept(IngestPath.WEBHOOK, 1, List.of(firing("Load", minute(0))));
    one.accept(IngestPath.PROMETHEUS, 4, List.of(resolved("Load", minute(0), minute(3))));
    Episode closed = one.all().getFirst();
    Held hold = new Held.Withdrawn(closed.id(), List.of());

    List<Claim> claims =
        new ArrayList<>(
            meanwhile(
                connection -> DeliveryTable.settleHeld(connection, Map.of(closed, hold)),
                () -> other.claim(11)));

    claims.addAll(
        other.claim(11)); // what was passed over, where the server locks more than need be
    assertThat(claims).extracting(claim -> claim.event().type()).containsExactly(EventType.FIRED);
    assertThat(one.count("delivery WHERE state = 'in_flight'")).isEqualTo(1);
    assertThat(one.count("delivery")).isEqualTo(1);
  }

  @Test
  void accept_labelsAreJustDeleted_standAgain() throws Exception {
    one.accept(IngestPath.WEBHOOK, 1, List.of(firing("Old", minute(0))));
    one.accept(IngestPath.WEBHOOK, 5, List.of(resolved("Old", minute(0), minute(4))));
    Episode old = one.all().getFirst();

    meanwhile(
        connection -> {
          Statements.update(connection, "DELETE FROM episode_label", _ -> {});
          LabelValues.delete(connection, LabelValues.of(old.labels()), minute(90));
        },
        () -> {
          other.accept(IngestPath.WEBHOOK, 100, List.of(firing("Old", minute(99))));
          return 1;
        });

    assertThat(one.count("episode_label")).isEqualTo(3);
    assertThat(one.count("label_value")).isEqualTo(3);
  }

  /** What one bridge does. */
  private interface Change {
    void make(java.sql.Connection connection) throws java.sql.SQLException;
  }

  /** Lets the other bridge begin before the change is committed, and end after. */
  private <T> T meanwhile(Change change, Callable<T> task) throws Exception {
    CountDownLatch changed = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Integer> changing =
          threads.submit(
              () ->
                  one.store()
                      .writer()
                      .write(
                          "change",
                          connection -> {
                            change.make(connection);
                            changed.countDown();
                            awaitUninterrupted(over);
                            return 1;
                          }));
      changed.await();
      Future<T> result = threads.submit(task);
      await().atMost(Duration.ofSeconds(30)).until(() -> isWaiting(result));
      over.countDown();
      changing.get();
      return result.get();
    }
  }

  private boolean isWaiting(Future<?> task) {
    return task.isDone() || one.count(waiting) > 0;
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
