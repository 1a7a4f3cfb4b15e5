package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.StoreException;
import java.util.Arrays;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** Brings the tables to the form that this program expects. */
final class Schema {
  private Schema() {}

  static void migrate(SqliteFile file) {
    Flyway flyway =
        Flyway.configure()
            .dataSource(file.writing())
            .locations("classpath:db/migration/sqlite")
            .failOnMissingLocations(true)
            .load();
    try {
      refuseNewer(file, flyway);
      flyway.migrate();
    } catch (FlywayException e) {
      throw file.failure("open history", e);
    }
  }

  private static void refuseNewer(SqliteFile file, Flyway flyway) {
    Optional<MigrationInfo> newer =
        Arrays.stream(flyway.info().applied())
            .filter(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS)
            .findAny();
    if (newer.isPresent()) {
      throw new StoreException(
          "open history: "
              + file.path()
              + ": was written by a newer version of the bridge (schema "
              + newer.get().getVersion()
              + "); use that version or a newer one");
    }
  }
}
