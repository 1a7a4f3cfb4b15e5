package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.StoreException;
import javax.sql.DataSource;

/** A database that can be written, by one writer, but not be read. */
record BlindDatabase(Database whole, Writer only) implements Database {

  @Override
  public Writer writer(Runnable committed) {
    return only;
  }

  @Override
  public String migrations() {
    return whole.migrations();
  }

  @Override
  public DataSource migrating() {
    return whole.migrating();
  }

  @Override
  public Readers readers() {
    throw new StoreException("nothing can be read");
  }

  @Override
  public AlertLocks locks() {
    return whole.locks();
  }

  @Override
  public StoreException failure(String what, Throwable cause) {
    return whole.failure(what, cause);
  }

  @Override
  public String toString() {
    return whole.toString();
  }
}
