package io.hostwatch.bridge.store.jdbc;

class PostgresSharedRaceIT extends SharedRaceContract {
  PostgresSharedRaceIT() {
    super(
        PostgresServer.newDatabase(),
        "pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'");
  }
}
