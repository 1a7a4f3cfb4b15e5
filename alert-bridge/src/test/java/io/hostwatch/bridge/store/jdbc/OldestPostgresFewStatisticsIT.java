package io.hostwatch.bridge.store.jdbc;

class OldestPostgresFewStatisticsIT extends FewStatisticsContract {
  OldestPostgresFewStatisticsIT() {
    super(PostgresServer.oldest());
  }
}
