package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.StoreException;

/** Where transactions are written. Thread-safe. */
interface Writer extends AutoCloseable {

  /**
   * Runs {@code work} in a transaction, durable on return. The work may be run more than once, each
   * time on a state of which earlier runs left nothing.
   *
   * @param what what is tried, in a few words for the error
   * @throws StoreException if nothing was written, or it cannot be told whether it was
   */
  <T> T write(String what, Statements.Work<T> work);

  /** Ends what is under way; later transactions are refused. */
  @Override
  void close();
}
