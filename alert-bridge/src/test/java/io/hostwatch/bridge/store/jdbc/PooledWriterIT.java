package io.hostwatch.bridge.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hostwatch.bridge.store.StoreException;
import io.hostwatch.bridge.store.StoreException.Reason;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many callers and few connections. */
class PooledWriterIT {
  private static final int CONNECTIONS = 8;

  private final AtomicBoolean gone = new AtomicBoolean();
  private final ServerDatabase database =
      new ServerDatabase(PostgresServer.newDatabase(), this::unlessGone);
  private final AtomicInteger commits = new AtomicInteger();
  private final PooledWriter writer = (PooledWriter) database.writer(commits::incrementAndGet);
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch gate = new CountDownLatch(1);

  @AfterEach
  void close() {
    gate.countDown();
    writer.close();
    callers.shutdownNow();
  }

  @Test
  void write_moreThanThereAreConnections_allAreWritten() {
    List<CompletableFuture<Integer>> results =
        many(20 * CONNECTIONS, () -> writer.write("write", PooledWriterIT::insert));

    assertThat(results).allSatisfy(result -> assertThat(result.join()).isOne());
    assertThat(commits).hasValue(20 * CONNECTIONS);
    assertThat(writer.<Long>write("count", PooledWriterIT::rows)).isEqualTo(20L * CONNECTIONS);
  }

  /** As often as there are threads, and then once more. */
  @Test
  void write_workThrows_isUndoneAndThrownToItsCaller() {
    for (int i = 0; i <= CONNECTIONS; i++) {
      assertThatThrownBy(
              () ->
                  writer.write(
                      "fail",
                      connection -> {
                        insert(connection);
                        throw new StackOverflowError("too deep");
                      }))
          .isInstanceOf(StackOverflowError.class)
          .hasMessage("too deep");
    }

    assertThat(writer.<Long>write("count", PooledWriterIT::rows)).isZero();
  }

  @Test
  void write_conflict_isRunAgainOnACleanState() {
    AtomicInteger runs = new AtomicInteger();

    writer.write(
        "conflict",
        connection -> {
          insert(connection);
          if (runs.incrementAndGet() < 3) {
            throw new SQLException("deadlock detected", "40P01");
          }
          return 1;
        });

    assertThat(runs).hasValue(3);
    assertThat(writer.<Long>write("count", PooledWriterIT::rows)).isOne();
  }

  @Test
  void write_noTurnInTime_isRefusedAndNeverRun() {
    List<CompletableFuture<Integer>> holders = holdAll();
    AtomicInteger runs = new AtomicInteger();

    assertThatThrownBy(() -> writer.write("too late", _ -> runs.incrementAndGet()))
        .isInstanceOf(StoreException.class)
        .hasMessage("too late: no turn to write within PT5S");

    gate.countDown();
    holders.forEach(CompletableFuture::join);
    writer.write("next", PooledWriterIT::insert);
    assertThat(runs).hasValue(0);
  }

  /** They are told what is wrong, not that others are before them. */
  @Test
  void write_serverGone_allHearThat() throws InterruptedException {
    gone.set(true); // the one connection that is open is taken
    CountDownLatch held = new CountDownLatch(1);
    CompletableFuture<Integer> holder = callers(() -> writer.write("hold", _ -> hold(held)));
    held.await();

    List<CompletableFuture<Integer>> results =
        many(10 * CONNECTIONS, () -> writer.write("write", PooledWriterIT::insert));

    assertThat(results)
        .allSatisfy(
            result ->
                assertThatThrownBy(result::join)
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(e.reason()).isNotIn(Reason.BUSY, Reason.CLOSED)));
    gate.countDown();
    assertThat(holder.join()).isOne();
  }

  @Test
  void close_othersWait_refusesThem() {
    List<CompletableFuture<Integer>> holders = holdAll();
    List<CompletableFuture<Integer>> waiting =
        many(CONNECTIONS, () -> writer.write("wait", PooledWriterIT::insert));
    await().until(() -> writer.waiting() == CONNECTIONS);

    CompletableFuture<Void> closing = CompletableFuture.runAsync(writer::close, callers);
    await("its threads are told to end").until(() -> writer.waiting() == 2 * CONNECTIONS);
    gate.countDown();
    closing.join();

    assertThat(waiting).allSatisfy(PooledWriterIT::isRefused);
    assertThat(holders)
        .allSatisfy(
            holder ->
                assertThatThrownBy(holder::join)
                    .cause()
                    .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.CLOSED)));
  }

  private static void isRefused(CompletableFuture<Integer> result) {
    assertThatThrownBy(result::join)
        .cause()
        .isInstanceOf(StoreException.class)
        .hasMessage("wait: the store is closed");
  }

  private List<CompletableFuture<Integer>> holdAll() {
    CountDownLatch held = new CountDownLatch(CONNECTIONS);
    List<CompletableFuture<Integer>> holders =
        many(CONNECTIONS, () -> writer.write("hold", _ -> hold(held)));
    await().until(() -> held.getCount() == 0);
    return holders;
  }

  private int hold(CountDownLatch held) {
    held.countDown();
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 1;
  }

  private List<CompletableFuture<Integer>> many(int count, Supplier<Integer> call) {
    List<CompletableFuture<Integer>> results = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      results.add(callers(call));
    }
    return results;
  }

  private CompletableFuture<Integer> callers(Supplier<Integer> call) {
    return CompletableFuture.supplyAsync(call, callers);
  }

  private static int insert(Connection connection) throws SQLException {
    return Statements.update(
        connection,
        "INSERT INTO destination (receiver, channel, set_at, probe_at, reason, detail, probes)"
            + " SELECT 'r' || COUNT(*) || random(), 'slack', 0, 0, '', '', 0 FROM destination",
        _ -> {});
  }

  private static long rows(Connection connection) throws SQLException {
    return Statements.query(connection, "SELECT COUNT(*) FROM destination", _ -> {}, Row::number)
        .getFirst();
  }

  /** Hands out no new connection once the server is gone. */
  private DataSource unlessGone(DataSource source) {
    return (DataSource)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {DataSource.class},
            (_, method, arguments) -> {
              if (gone.get() && method.getName().equals("getConnection")) {
                throw new SQLException("connection refused", "08001");
              }
              return method.invoke(source, arguments);
            });
  }
}
