package io.hostwatch.bridge.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import io.hostwatch.bridge.store.StoreException;
import java.time.Duration;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * The database in a file, with one writer.
 *
 * @param patience how long work waits for its turn to be written
 * @param through what lies between the store and its connections
 */
record SqliteDatabase(SqliteFile file, Duration patience, UnaryOperator<DataSource> through)
    implements Database {
  /** The folder of its migrations. */
  static final String MIGRATIONS = "sqlite";

  private static final int READING = 4;

  /** One with nothing between. */
  SqliteDatabase(SqliteFile file, Duration patience) {
    this(file, patience, UnaryOperator.identity());
  }

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
    return new SqliteWriter(file, through.apply(file.writing()), patience, committed);
  }

  @Override
  public Readers readers() {
    HikariConfig config = new HikariConfig();
    config.setDataSource(through.apply(file.reading()));
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
