package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.StoreException;
import io.hostwatch.bridge.store.StoreException.Reason;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import javax.sql.DataSource;

/**
 * The one connection that writes, and the thread that owns it. What came while a transaction was
 * made durable is written together in the next one: many callers share one wait for the disk, and
 * each returns after its own commit. Thread-safe.
 *
 * <p>Work that fails is undone alone. Where a failure takes the whole transaction with it (no space
 * left, say), each work of it is tried again in one of its own, so that it fails nobody else.
 */
final class SqliteWriter implements Writer {
  private static final int MOST_TOGETHER = 256;
  private static final Duration LONGEST_TOGETHER = Duration.ofMillis(50);

  private final SqliteFile file;
  private final Duration patience;
  private final Runnable committed;
  private final SqliteCheckpoints checkpoints;
  private final LinkedBlockingQueue<WriteTask<?>> queue = new LinkedBlockingQueue<>();
  private final Thread thread = new Thread(this::work, "history-writer");
  private final WriteConnection connection; // the thread's
  private boolean suspect; // the thread's
  private volatile boolean closed;

  /**
   * Starts the writer; it connects when it first writes.
   *
   * @param source connections to the file that write
   * @param patience how long work waits for its turn
   * @param committed told of each transaction that was made durable
   */
  SqliteWriter(SqliteFile file, DataSource source, Duration patience, Runnable committed) {
    this.file = file;
    this.patience = patience;
    this.committed = committed;
    this.connection = new WriteConnection(source);
    this.checkpoints = new SqliteCheckpoints(file);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public <T> T write(String what, Statements.Work<T> work) {
    WriteTask<T> task = new WriteTask<>(what, work);
    queue.add(task);
    if (closed && task.take()) { // the thread may have looked for the last time
      throw new StoreException(Reason.CLOSED, what + ": the store is closed");
    }
    return task.await(patience);
  }

  /** How much waits for its turn. */
  int waiting() {
    return queue.size();
  }

  private void work() {
    List<WriteTask<?>> group = new ArrayList<>();
    while (!group.contains(WriteTask.LAST)) {
      group.clear();
      try {
        group.add(queue.take());
      } catch (InterruptedException e) {
        break; // nobody has this thread but the writer, and it does not interrupt it
      }
      queue.drainTo(group, MOST_TOGETHER - 1);
      write(group.stream().filter(task -> task != WriteTask.LAST && task.take()).toList());
      connection.checkpoint(checkpoints);
    }
    checkpoints.close();
    connection.close();
  }

  private void write(List<WriteTask<?>> group) {
    List<WriteTask<?>> left = group;
    while (!left.isEmpty()) {
      try {
        transact(left);
      } catch (SQLException | RuntimeException | Error e) {
        failed(left, e);
      }
      left = left.stream().filter(task -> !task.isOver()).toList();
    }
  }

  private void failed(List<WriteTask<?>> group, Throwable e) {
    if (group.size() == 1) {
      group.forEach(task -> task.failed(reason(task, e)));
    } else {
      group.stream().filter(task -> !task.isOver()).forEach(task -> write(List.of(task)));
    }
  }

  private Throwable reason(WriteTask<?> task, Throwable e) {
    if (!(e instanceof SQLException)) {
      return e;
    }
    StoreException failure = file.failure(task.what(), e);
    suspect |= failure.reason() == Reason.DAMAGED;
    return failure;
  }

  private void transact(List<WriteTask<?>> group) throws SQLException {
    file.requireInPlace(group.getFirst().what());
    if (suspect) {
      connection.close(); // it keeps damaged pages in its memory, also once the file is mended
      suspect = false;
    }
    boolean isDurable = false;
    try {
      run(group, connection.begin());
      connection.commit();
      isDurable = true;
      committed.run();
      checkpoints.committed();
      group.forEach(WriteTask::committed);
    } finally {
      if (!isDurable) {
        connection.rollBack();
      }
    }
  }

  /** Runs as much of the group as may keep the first of it waiting. */
  private void run(List<WriteTask<?>> group, Connection current) throws SQLException {
    long start = System.nanoTime();
    for (WriteTask<?> task : group) {
      if (group.size() == 1) {
        task.run(current);
      } else {
        runAlone(task, current);
      }
      if (System.nanoTime() - start > LONGEST_TOGETHER.toNanos()) {
        return;
      }
    }
  }

  /** Runs one of many: what fails is undone and the others go on. */
  private void runAlone(WriteTask<?> task, Connection current) throws SQLException {
    Statements.update(current, "SAVEPOINT one", _ -> {}); // the driver's own is prepared each time
    try {
      task.run(current);
    } catch (SQLException | RuntimeException | Error e) {
      // fails if the transaction is gone, and then all are tried again
      Statements.update(current, "ROLLBACK TO one", _ -> {});
      task.failed(reason(task, e));
    }
    Statements.update(current, "RELEASE one", _ -> {});
  }

  /** Waits for what came before it; what comes after it is refused. */
  @Override
  public void close() {
    closed = true;
    queue.add(WriteTask.LAST);
    ThreadEnd.await(thread);
  }
}
