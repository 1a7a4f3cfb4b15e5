package io.hostwatch.bridge.store;

import io.hostwatch.bridge.store.StoreException.Reason;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * How the store does, told by what became of each transaction: counts the failures, and logs a line
 * when they begin, one each minute while they last and one when they end, however many transactions
 * fail in between. Thread-safe.
 */
public final class StoreHealth {

  /** The two ways to use a store, which fail apart: a full disk can still be read. */
  public enum Access {
    READ,
    WRITE
  }

  private final LongAdder commits = new LongAdder();
  private final AccessHealth reads;
  private final AccessHealth writes;

  /**
   * Begins well.
   *
   * @param nanoTime a clock that only ever advances
   */
  public StoreHealth(LongSupplier nanoTime) {
    reads = new AccessHealth("read", nanoTime);
    writes = new AccessHealth("written", nanoTime);
  }

  /** The database made a transaction durable, whoever shared it. */
  public void committed() {
    commits.increment();
  }

  /** How many transactions the database made durable. */
  public long commits() {
    return commits.sum();
  }

  /** A transaction went through. */
  public void succeeded(Access access) {
    of(access).succeeded();
  }

  /** A transaction failed. */
  public void failed(Access access, StoreException failure) {
    of(access).failed(failure);
  }

  /** Tells whether the last transaction that says anything about the store went through. */
  public boolean isWell(Access access) {
    return of(access).isWell();
  }

  /** Tells whether it is well and the log's last word does not say otherwise. */
  public boolean isSettled(Access access) {
    return of(access).isSettled();
  }

  /** How many transactions failed for which reason; zero for those that never occurred. */
  public Map<Reason, Long> failures(Access access) {
    return of(access).failures();
  }

  private AccessHealth of(Access access) {
    return switch (access) {
      case READ -> reads;
      case WRITE -> writes;
    };
  }
}
