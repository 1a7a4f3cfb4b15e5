package io.hostwatch.bridge.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hostwatch.bridge.store.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many writers share a transaction, and none suffers from another. */
class SqliteWriterIT {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final SqliteFile file;
  private final Readers readers;
  private final ExecutorService callers = Executors.newCachedThreadPool();
  private final CountDownLatch gate = new CountDownLatch(1);
  private final AtomicInteger commits = new AtomicInteger();
  private SqliteWriter writer;

  SqliteWriterIT(@TempDir Path folder) {
    file = SqliteFile.at(folder.resolve("history.db"), Duration.ofSeconds(4));
    writer = new SqliteWriter(file, file.writing(), LONG, commits::incrementAndGet);
    readers = new SqliteDatabase(file, LONG).readers();
  }

  @BeforeEach
  void createTable() {
    writer.write("create", connection -> run(connection, "CREATE TABLE t (n INTEGER, x TEXT)"));
  }

  @AfterEach
  void close() {
    gate.countDown();
    writer.close();
    readers.close();
    callers.shutdownNow();
  }

  @Test
  void write_whileAnotherIsWritten_sharesTheNextTransaction() {
    List<Integer> committedBefore = new ArrayList<>();
    List<CompletableFuture<Integer>> results =
        behindTheGate(
            10,
            n ->
                connection -> {
                  committedBefore.add(rows().size());
                  return insert(connection, n);
                });

    assertThat(results).allSatisfy(result -> assertThat(result.join()).isOne());
    assertThat(committedBefore).hasSize(10).containsOnly(0);
    assertThat(commits).as("the table, the one before and all others").hasValue(3);
    assertThat(rows()).hasSize(10);
  }

  @Test
  void write_oneOfManyFails_isUndoneAlone() {
    List<CompletableFuture<Integer>> results =
        behindTheGate(
            5,
            n ->
                connection -> {
                  insert(connection, n);
                  return n == 2 ? run(connection, "INSERT INTO nowhere VALUES (1)") : n;
                });

    assertThatThrownBy(results.get(2)::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(StoreException.class)
        .hasMessageContaining("work 2")
        .hasMessageContaining("no such table");
    results.remove(2);
    results.forEach(CompletableFuture::join);
    assertThat(rows()).containsExactlyInAnyOrder(0L, 1L, 3L, 4L);
  }

  @Test
  void write_oneOfManyTakesTheTransactionWithIt_failsNobodyElse() {
    List<CompletableFuture<Integer>> results =
        behindTheGate(
            5,
            n ->
                connection -> {
                  insert(connection, n);
                  return n == 2 ? run(connection, "ROLLBACK") : n;
                });

    assertThatThrownBy(results.get(2)::join).hasCauseInstanceOf(StoreException.class);
    results.remove(2);
    assertThat(results).allSatisfy(result -> assertThat(result.join()).isNotNull());
    assertThat(rows()).containsExactlyInAnyOrder(0L, 1L, 3L, 4L);
  }

  @Test
  void write_workHasABug_throwsItToItsCaller() {
    List<CompletableFuture<Integer>> results =
        behindTheGate(
            3,
            n ->
                connection -> {
                  insert(connection, n);
                  return 1 / (n - 1);
                });

    assertThatThrownBy(results.get(1)::join).hasCauseInstanceOf(ArithmeticException.class);
    results.get(2).join();
    assertThat(rows()).containsExactlyInAnyOrder(0L, 2L);
  }

  @Test
  void write_oneOfManyThrowsAnError_failsNobodyElse() {
    List<CompletableFuture<Integer>> results =
        behindTheGate(
            5,
            n ->
                connection -> {
                  insert(connection, n);
                  return n == 2 ? endless(n) : n;
                });

    assertThatThrownBy(results.get(2)::join).hasCauseInstanceOf(StackOverflowError.class);
    results.remove(2);
    assertThat(results).allSatisfy(result -> assertThat(result.join()).isNotNull());
    assertThat(rows()).containsExactlyInAnyOrder(0L, 1L, 3L, 4L);
  }

  @Test
  void write_noTurnInTime_isRefusedAndNeverRun() {
    writer.close();
    writer = new SqliteWriter(file, file.writing(), Duration.ofMillis(50), () -> {});
    AtomicInteger runs = new AtomicInteger();
    CompletableFuture<Integer> first = holdTheWriter();

    assertThatThrownBy(() -> writer.write("too late", _ -> runs.incrementAndGet()))
        .isInstanceOf(StoreException.class)
        .hasMessage("too late: no turn to write within PT0.05S");

    gate.countDown();
    first.join();
    writer.write("next", connection -> insert(connection, 1));
    assertThat(runs).hasValue(0);
  }

  @Test
  void close_waitsForWhatCameBefore_andRefusesTheRest() {
    List<CompletableFuture<Integer>> results =
        behindTheGate(3, n -> connection -> insert(connection, n));

    writer.close();

    assertThat(results).allSatisfy(result -> assertThat(result.join()).isOne());
    assertThat(rows()).hasSize(3);
    assertThatThrownBy(() -> writer.write("late", connection -> insert(connection, 9)))
        .isInstanceOf(StoreException.class)
        .hasMessage("late: the store is closed");
  }

  private static int endless(int n) {
    return n < 0 ? n : 1 + endless(n + 1 & Integer.MAX_VALUE);
  }

  private interface Maker {
    Statements.Work<Integer> work(int n);
  }

  /**
   * Gives {@code count} works to the writer while it is busy, in their order, and lets it go on.
   */
  private List<CompletableFuture<Integer>> behindTheGate(int count, Maker maker) {
    CompletableFuture<Integer> first = holdTheWriter();
    List<CompletableFuture<Integer>> results = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int n = i;
      results.add(
          CompletableFuture.supplyAsync(() -> writer.write("work " + n, maker.work(n)), callers));
      await().until(() -> writer.waiting() == n + 1);
    }
    gate.countDown();
    first.join();
    return results;
  }

  private CompletableFuture<Integer> holdTheWriter() {
    CountDownLatch held = new CountDownLatch(1);
    CompletableFuture<Integer> holding =
        CompletableFuture.supplyAsync(
            () ->
                writer.write(
                    "hold",
                    _ -> {
                      held.countDown();
                      return awaitGate();
                    }),
            callers);
    await().until(() -> held.getCount() == 0);
    return holding;
  }

  private int awaitGate() {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  private static int insert(Connection connection, int n) throws SQLException {
    return run(connection, "INSERT INTO t VALUES (" + n + ", 'x')");
  }

  private static int run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  private List<Long> rows() {
    return readers.read(
        "read",
        connection -> Statements.query(connection, "SELECT n FROM t", _ -> {}, Row::number));
  }
}
