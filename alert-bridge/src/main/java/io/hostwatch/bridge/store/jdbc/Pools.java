package io.hostwatch.bridge.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.time.Duration;

/** Opens the pools of connections. */
final class Pools {
  /**
   * With the wait for a turn less than the ten seconds within which a sender must be answered, and
   * more than a connection takes to fail.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private Pools() {}

  /** Fails at once, in the database's words, if it cannot connect. */
  static HikariDataSource open(Database database, String name, HikariConfig config) {
    config.setPoolName(name);
    config.setMinimumIdle(1);
    config.setAutoCommit(false);
    config.setIsolateInternalQueries(true);
    config.setConnectionTimeout(PATIENCE.toMillis());
    config.setValidationTimeout(PATIENCE.toMillis() / 2);
    try {
      return new HikariDataSource(config);
    } catch (PoolInitializationException e) {
      throw database.failure("open history", e);
    }
  }
}
