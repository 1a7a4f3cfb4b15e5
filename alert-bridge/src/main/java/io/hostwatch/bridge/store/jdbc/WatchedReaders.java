package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.StoreException;
import io.hostwatch.bridge.store.StoreHealth;
import io.hostwatch.bridge.store.StoreHealth.Access;
import io.hostwatch.bridge.store.UnreadableException;

/** Reads, and notes what became of it. */
record WatchedReaders(Readers readers, StoreHealth health) implements Readers {

  @Override
  public <T> T read(String what, Statements.Work<T> work) {
    try {
      T result = readers.read(what, work);
      health.succeeded(Access.READ);
      return result;
    } catch (UnreadableException e) {
      throw e; // of this one row: it says nothing of the store
    } catch (StoreException e) {
      health.failed(Access.READ, e);
      throw e;
    }
  }

  @Override
  public void close() {
    readers.close();
  }
}
