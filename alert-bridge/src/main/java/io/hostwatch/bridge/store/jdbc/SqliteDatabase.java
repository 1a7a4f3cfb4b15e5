package io.hostwatch.bridge.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import io.hostwatch.bridge.store.StoreException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * The database in a file, with one writer.
 *
 * @param patience how long work waits for its turn to be written
 */
record SqliteDatabase(SqliteFile file, Duration patience) implements Database {
  /** The folder of its migrations. */
  static final String MIGRATIONS = "sqlite";

  private static final int READING = 4;

  @Override
  public String migrations() {
    return MIGRATIONS;
  }

  @Override
  public DataSource migrating() {
    return file.writing();
  }

  @Override
  public Writer writer(Runnable committed) {
    return new SqliteWriter(file, patience, committed);
  }

  @Override
  public Readers readers() {
    HikariConfig config = new HikariConfig();
    config.setDataSource(file.reading());
    config.setMaximumPoolSize(READING);
    config.setConnectionInitSql("PRAGMA query_only = ON");
    return PooledReaders.open(this, config);
  }

  @Override
  public AlertLocks locks() {
    return AlertLocks.NONE;
  }

  @Override
  public StoreException failure(String what, Throwable cause) {
    return file.failure(what, cause);
  }

  @Override
  public String toString() {
    return file.path().toString();
  }
}
