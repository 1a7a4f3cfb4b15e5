package io.hostwatch.bridge.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.util.DriverDataSource;
import io.hostwatch.bridge.secret.Secret;
import io.hostwatch.bridge.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * A database on a server, which any number of bridges may share.
 *
 * @param through what lies between the store and its connections
 * @param clock what asks for its time, if that counts
 */
record ServerDatabase(
    ServerAddress address, UnaryOperator<DataSource> through, Optional<String> clock)
    implements Database {
  private static final int WRITING = 8;
  private static final int READING = 4;

  /** Less than half of what a server lets a session be idle. */
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);

  /** One with nothing between, whose time does not count. */
  ServerDatabase(ServerAddress address) {
    this(address, UnaryOperator.identity());
  }

  ServerDatabase(ServerAddress address, UnaryOperator<DataSource> through) {
    this(address, through, Optional.empty());
  }

  /** The same whose time counts: all bridges ask the one. */
  ServerDatabase withItsClock() {
    return new ServerDatabase(address, through, Optional.of(address.kind().clock()));
  }

  @Override
  public String migrations() {
    return address.kind().migrations();
  }

  @Override
  public DataSource migrating() {
    Properties properties = new Properties();
    properties.putAll(address.kind().connecting());
    return source(properties);
  }

  @Override
  public MigrationTurns turns() {
    return new MigrationTurns(address.kind().migrating());
  }

  @Override
  public Writer writer(Runnable committed) {
    HikariConfig config = config("TRANSACTION_READ_COMMITTED");
    config.setConnectionInitSql(address.kind().session() + address.kind().writing());
    config.setMaximumPoolSize(WRITING);
    return new PooledWriter(this, Pools.open(this, "history-writers", config), committed);
  }

  @Override
  public Readers readers() {
    HikariConfig config = config("TRANSACTION_REPEATABLE_READ");
    config.setMaximumPoolSize(READING);
    config.setReadOnly(true);
    return PooledReaders.open(this, config);
  }

  @Override
  public AlertLocks locks() {
    return new RowLocks(address.kind());
  }

  @Override
  public Optional<Sweep> wholesale(Instant before) {
    return Optional.<Sweep>of(new DaySweep(before))
        .filter(_ -> address.kind().equals(ServerKind.POSTGRESQL));
  }

  private HikariConfig config(String isolation) {
    Properties properties = new Properties();
    properties.putAll(address.kind().connecting());
    properties.putAll(address.kind().working());
    HikariConfig config = new HikariConfig();
    config.setDataSource(through.apply(source(properties)));
    config.setConnectionInitSql(address.kind().session());
    config.setTransactionIsolation(isolation);
    config.setKeepaliveTime(KEEP_ALIVE.toMillis());
    return config;
  }

  private DataSource source(Properties properties) {
    return new DriverDataSource(
        address.url(),
        address.kind().driver(),
        properties,
        address.user().orElse(null),
        address.password().map(Secret::reveal).orElse(null));
  }

  @Override
  public StoreException failure(String what, Throwable cause) {
    ServerFault fault = ServerFault.of(cause);
    return new StoreException(fault.reason(), what + ": " + address + ": " + fault.text(), cause);
  }

  @Override
  public String toString() {
    return address.toString();
  }
}
