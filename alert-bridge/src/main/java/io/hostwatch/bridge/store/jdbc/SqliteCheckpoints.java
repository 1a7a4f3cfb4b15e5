package io.hostwatch.bridge.store.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what is in the write-ahead log into the file, on a thread and a connection of its own, so
 * that answers do not wait while most of it is written all over the file. Thread-safe.
 *
 * <p>SQLite begins its log anew only once all of it is in the file, and while the writer goes on
 * there is always more of it. So where little is left the writer is asked to bring that over
 * itself. Should this fail, the log grows until the writer's own limit, and the writer does it all.
 */
final class SqliteCheckpoints implements AutoCloseable {
  /** Pages to bring over: of many changes to one page only the last is written. */
  private static final int MANY = 8_000;

  /** So few that they take the writer no longer than a busy transaction. */
  private static final int FEW = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(SqliteCheckpoints.class);
  private static final String COUNT = "PRAGMA wal_checkpoint(NOOP)";
  private static final String BRING_OVER = "PRAGMA wal_checkpoint(PASSIVE)";

  private final SqliteFile file;
  private final Semaphore commits = new Semaphore(0);
  private final Thread thread = new Thread(this::work, "history-checkpoints");
  private @Nullable Connection connection; // the thread's
  private final AtomicBoolean fails = new AtomicBoolean();
  private volatile boolean isLittleLeft;
  private volatile boolean closed;

  /** Starts the thread; it connects at the first commit that it hears of. */
  SqliteCheckpoints(SqliteFile file) {
    this.file = file;
    thread.setDaemon(true);
    thread.start();
  }

  /** There may be more in the log. */
  void committed() {
    if (commits.availablePermits() == 0) {
      commits.release();
    }
  }

  /**
   * Brings over the little that is left, if most is in the file.
   *
   * @param writer the connection that writes, between two transactions
   */
  void end(Connection writer) throws SQLException {
    if (isLittleLeft) {
      isLittleLeft = false;
      left(writer, BRING_OVER);
    }
  }

  private void work() {
    while (!closed) {
      try {
        commits.acquire();
        commits.drainPermits();
        if (!closed && !isLittleLeft) {
          bringOver();
        }
      } catch (InterruptedException _) {
        break; // nobody has this thread but this, and it does not interrupt it
      } catch (SQLException | RuntimeException | Error e) { // it would end without a word
        failed(e);
        disconnect();
      }
    }
    disconnect();
  }

  private void bringOver() throws SQLException {
    Connection current = connection;
    if (current == null) {
      file.requireInPlace("bring the log into the file");
      current = file.writing().getConnection();
      connection = current;
    }
    int left = left(current, COUNT);
    if (left < MANY) {
      return;
    }
    int before = Integer.MAX_VALUE;
    while (left >= FEW && left < before && !closed) { // more comes meanwhile, but ever less
      before = left;
      left(current, BRING_OVER);
      left = left(current, COUNT);
    }
    isLittleLeft = left < FEW; // or somebody reads what was before
    if (fails.getAndSet(false)) {
      LOG.info("{}: its log is brought into the file again", file.path());
    }
  }

  /** Nothing is lost, for all of it is in the log; but that grows. */
  void failed(Throwable e) {
    if (!fails.getAndSet(true)) {
      LOG.warn("{}: its log is not brought into the file for now, and grows: {}", file.path(), e);
    }
  }

  /** How many pages of the log are not in the file, as the pragma found or left it. */
  private static int left(Connection connection, String pragma) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(pragma)) {
      answer.next();
      return answer.getInt("log") - answer.getInt("checkpointed");
    }
  }

  private void disconnect() {
    Connection current = connection;
    connection = null;
    WriteConnection.close(current);
  }

  /** Waits for what it is at. */
  @Override
  public void close() {
    closed = true;
    commits.release();
    ThreadEnd.await(thread);
  }
}
