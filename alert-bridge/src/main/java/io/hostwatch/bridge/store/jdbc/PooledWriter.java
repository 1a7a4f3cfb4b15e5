package io.hostwatch.bridge.store.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.hostwatch.bridge.store.StoreException;
import io.hostwatch.bridge.store.StoreException.Reason;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;

/**
 * A few connections that write beside each other, and beside those of other bridges. Work that the
 * server gave up in favour of another's, or that made an id that another has, is run again. An id
 * that was made before the work, as a receipt's, stays as it is: there only the sender's next try
 * helps. Thread-safe.
 *
 * <p>Each transaction is run by one of as many threads as there are connections, and they begin in
 * the order in which they came. It waits for the server a dozen times, and a virtual thread is
 * handed from one thread to another for each of those.
 */
final class PooledWriter implements Writer {
  private static final int TRIES = 5;

  /**
   * With the wait for a connection less than the ten seconds that a sender is given, and more than
   * that, so that who waits hears why.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Database database;
  private final HikariDataSource pool;
  private final Runnable committed;
  private final LinkedBlockingQueue<WriteTask<?>> queue = new LinkedBlockingQueue<>();
  private final List<Thread> threads;
  private volatile boolean closed;

  /**
   * Starts the threads.
   *
   * @param pool as many connections as it has at most are used
   * @param committed told of each transaction that was made durable
   */
  PooledWriter(Database database, HikariDataSource pool, Runnable committed) {
    this.database = database;
    this.pool = pool;
    this.committed = committed;
    this.threads =
        IntStream.range(0, pool.getMaximumPoolSize())
            .mapToObj(
                i -> Thread.ofPlatform().daemon().name("history-writer-" + i).start(this::work))
            .toList();
  }

  @Override
  public <T> T write(String what, Statements.Work<T> work) {
    WriteTask<T> task = new WriteTask<>(what, work);
    queue.add(task);
    if (closed && task.take()) { // the threads may have looked for the last time
      throw new StoreException(Reason.CLOSED, what + ": the store is closed");
    }
    return task.await(PATIENCE);
  }

  private void work() {
    try {
      for (WriteTask<?> task = queue.take(); task != WriteTask.LAST; task = queue.take()) {
        if (task.take()) {
          run(task);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does that
    }
  }

  private void run(WriteTask<?> task) {
    try {
      write(task);
    } catch (RuntimeException | Error e) {
      task.failed(e);
    }
  }

  private void write(WriteTask<?> task) {
    for (int attempt = 1; !task.isOver(); attempt++) {
      try {
        once(task);
      } catch (SQLException e) {
        if (attempt == TRIES || !mayPassNextTime(e)) {
          failed(task, e);
        }
      }
    }
  }

  private void failed(WriteTask<?> task, SQLException e) {
    task.failed(
        closed
            ? new StoreException(Reason.CLOSED, task.what() + ": the store is closed", e)
            : database.failure(task.what(), e));
  }

  /** What is not committed is rolled back as the connection goes back to the pool. */
  private void once(WriteTask<?> task) throws SQLException {
    try (Connection connection = connect()) {
      task.run(connection);
      connection.commit();
      committed.run();
    }
    task.committed();
  }

  /** Whoever waits for a turn hears at once that the server cannot be reached. */
  private Connection connect() throws SQLException {
    try {
      return pool.getConnection();
    } catch (SQLException e) {
      if (database.failure("connect", e).reason() != Reason.BUSY) {
        refuseWaiting(e);
      }
      throw e;
    }
  }

  private void refuseWaiting(SQLException e) {
    List<WriteTask<?>> waiting = new ArrayList<>();
    queue.drainTo(waiting);
    waiting.stream().filter(task -> task == WriteTask.LAST).forEach(queue::add);
    waiting.stream()
        .filter(task -> task != WriteTask.LAST && task.take())
        .forEach(task -> failed(task, e));
  }

  /** How much waits for its turn. */
  int waiting() {
    return queue.size();
  }

  /** A deadlock or a conflict (class 40), or a row that another was first to add (class 23). */
  private static boolean mayPassNextTime(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return state.startsWith("40") || state.startsWith("23");
  }

  /** What is under way is cut off. */
  @Override
  public void close() {
    closed = true;
    pool.close();
    threads.forEach(_ -> queue.add(WriteTask.LAST));
    threads.forEach(ThreadEnd::await);
  }
}
