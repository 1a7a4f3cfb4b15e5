package io.hostwatch.bridge.store.jdbc;

class PostgresFewStatisticsIT extends FewStatisticsContract {
  PostgresFewStatisticsIT() {
    super(PostgresServer.newDatabase());
  }
}
