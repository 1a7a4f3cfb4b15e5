package io.hostwatch.bridge.store.jdbc;

/** Where transactions are read, beside those that write. Thread-safe. */
interface Readers extends AutoCloseable {

  /**
   * Runs {@code work} on one snapshot.
   *
   * @param what what is tried, in a few words for the error
   * @throws io.hostwatch.bridge.store.StoreException if it could not be read
   */
  <T> T read(String what, Statements.Work<T> work);

  /** Lets go of the connections; later reads are refused. */
  @Override
  void close();
}
