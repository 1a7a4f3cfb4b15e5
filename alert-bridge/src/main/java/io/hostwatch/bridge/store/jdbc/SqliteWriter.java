package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The one connection that writes. Transactions take turns in the order they came, since SQLite has
 * one writer; thread-safe.
 *
 * <p>A connection that cannot even roll back is replaced at the next transaction, so that the store
 * recovers without a restart once the cause is gone.
 */
final class Writer implements AutoCloseable {
  private final SqliteFile file;
  private final Duration patience;
  private final ReentrantLock turn = new ReentrantLock(true);
  private @Nullable Connection connection;
  private boolean closed;

  /**
   * Prepares the writer; it connects when it first writes.
   *
   * @param patience how long a transaction waits for its turn
   */
  Writer(SqliteFile file, Duration patience) {
    this.file = file;
    this.patience = patience;
  }

  /**
   * Runs {@code work} in one transaction, durable on return.
   *
   * @param what what is tried, in a few words for the error
   * @throws StoreException if nothing was written
   */
  <T> T write(String what, Statements.Work<T> work) {
    await(what);
    try {
      return transact(what, work);
    } finally {
      turn.unlock();
    }
  }

  private void await(String what) {
    try {
      if (!turn.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new StoreException(what + ": no turn to write within " + patience);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(what + ": interrupted", e);
    }
  }

  private <T> T transact(String what, Statements.Work<T> work) {
    if (closed) {
      throw new StoreException(what + ": the store is closed");
    }
    file.requireInPlace(what);
    boolean committed = false;
    try {
      Connection current = connect();
      current.setAutoCommit(false);
      T result = work.run(current);
      // Commits. The driver's commit() would begin the next transaction at once, and so hold the
      // write lock against other processes for as long as nothing is written.
      current.setAutoCommit(true);
      committed = true;
      return result;
    } catch (SQLException e) {
      throw file.failure(what, e);
    } finally {
      if (!committed) {
        rollBack();
      }
    }
  }

  private Connection connect() throws SQLException {
    Connection current = connection;
    if (current == null) {
      current = file.writing().getConnection();
      connection = current;
    }
    return current;
  }

  private void rollBack() {
    Connection current = connection;
    if (current == null) {
      return;
    }
    try {
      current.rollback();
      current.setAutoCommit(true);
    } catch (SQLException _) {
      // what made the transaction fail is on its way to the caller and says more
      discard();
    }
  }

  private void discard() {
    Connection current = connection;
    connection = null;
    if (current != null) {
      try {
        current.close();
      } catch (SQLException _) {
        // closed as far as it can be; its uncommitted work is void in any case
      }
    }
  }

  /** Waits for the transaction under way; later ones are refused. */
  @Override
  public void close() {
    turn.lock();
    try {
      closed = true;
      discard();
    } finally {
      turn.unlock();
    }
  }
}
