package io.hostwatch.bridge.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.bridge.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A bridge that is frozen while it writes, on a server that others use too. */
abstract class StandstillContract {
  private static final Duration IN_TIME = Duration.ofSeconds(90);
  private static final List<AlertKey> ALERT = List.of(new AlertKey("main", 7));

  private final ServerDatabase database;
  private final CountDownLatch thawed = new CountDownLatch(1);

  StandstillContract(ServerAddress address) {
    JdbcStore.open(address, _ -> {}).close();
    database = new ServerDatabase(address);
  }

  @Test
  void write_anotherBridgeStandsStillInItsTransaction_getsItsLocksInTime() throws Exception {
    try (Writer frozen = database.writer(() -> {});
        Writer other = database.writer(() -> {})) {
      CountDownLatch locked = new CountDownLatch(1);
      CompletableFuture<Void> standing =
          CompletableFuture.runAsync(() -> standStill(frozen, locked));
      assertThat(locked.await(IN_TIME.toSeconds(), TimeUnit.SECONDS)).isTrue();

      lock(other);
      thawed.countDown();

      assertThatThrownBy(standing::join).hasCauseInstanceOf(StoreException.class);
    }
  }

  private void standStill(Writer frozen, CountDownLatch locked) {
    frozen.write(
        "freeze",
        connection -> {
          database.locks().lock(connection, ALERT);
          locked.countDown();
          await();
          return "";
        });
  }

  private void await() {
    try {
      assertThat(thawed.await(IN_TIME.toSeconds() * 2, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A wait for a lock ends long before another's transaction does. */
  private void lock(Writer other) {
    long end = System.nanoTime() + IN_TIME.toNanos();
    while (true) {
      try {
        other.write("lock", connection -> database.locks().lock(connection, ALERT));
        return;
      } catch (StoreException e) {
        if (System.nanoTime() - end > 0) {
          throw e;
        }
      }
    }
  }
}
