package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.StoreException;
import io.hostwatch.bridge.store.StoreException.Reason;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Work that waits for its turn to be written. Its caller waits in one thread; another one runs it.
 */
final class WriteTask<T> {
  /** Ends a thread that runs others. */
  static final WriteTask<Boolean> LAST = new WriteTask<>("close", _ -> true);

  private final String what;
  private final Statements.Work<T> work;
  private final AtomicBoolean taken = new AtomicBoolean();
  private final CompletableFuture<Done<T>> done = new CompletableFuture<>();
  private Optional<Done<T>> result = Optional.empty();

  /** A result, which may be null. */
  private record Done<T>(T value) {}

  WriteTask(String what, Statements.Work<T> work) {
    this.what = what;
    this.work = work;
  }

  String what() {
    return what;
  }

  /** Takes it from the queue; false if its caller has given it up. */
  boolean take() {
    return taken.compareAndSet(false, true);
  }

  /** Runs the work and keeps its result until the transaction is over. */
  void run(Connection connection) throws SQLException {
    result = Optional.of(new Done<>(work.run(connection)));
  }

  /** The transaction of the last run is durable. */
  void committed() {
    result.ifPresent(done::complete);
  }

  /** Nothing of it was written. */
  void failed(Throwable why) {
    done.completeExceptionally(why);
  }

  boolean isOver() {
    return done.isDone();
  }

  /**
   * Waits for the commit.
   *
   * @param patience how long it waits for its turn; once it has begun it is waited for
   * @throws StoreException if it failed, or did not get its turn, or if whoever waits is
   *     interrupted: then it is written all the same, as what a delivery that is cut off tells last
   */
  T await(Duration patience) {
    try {
      return soon(patience).value();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(Reason.CLOSED, what + ": interrupted", e);
    } catch (CompletionException e) {
      throw rethrown(e.getCause());
    }
  }

  private Done<T> soon(Duration patience) throws InterruptedException {
    try {
      return done.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      if (take()) {
        throw new StoreException(Reason.BUSY, what + ": no turn to write within " + patience, e);
      }
      return done.join();
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    }
  }

  private static RuntimeException rethrown(@Nullable Throwable why) {
    return switch (why) {
      case Error error -> throw error;
      case RuntimeException failure -> failure;
      case null, default -> new IllegalStateException(why);
    };
  }
}
