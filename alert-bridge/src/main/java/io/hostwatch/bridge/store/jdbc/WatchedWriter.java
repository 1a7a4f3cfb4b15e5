package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.StoreException;
import io.hostwatch.bridge.store.StoreHealth;
import io.hostwatch.bridge.store.StoreHealth.Access;
import io.hostwatch.bridge.store.UnreadableException;

/** Writes, and notes what became of it. */
record WatchedWriter(Writer writer, StoreHealth health) implements Writer {

  @Override
  public <T> T write(String what, Statements.Work<T> work) {
    try {
      T result = writer.write(what, work);
      health.succeeded(Access.WRITE);
      return result;
    } catch (UnreadableException e) {
      throw e; // of this one row: it says nothing of the store
    } catch (StoreException e) {
      health.failed(Access.WRITE, e);
      throw e;
    }
  }

  @Override
  public void close() {
    writer.close();
  }
}
