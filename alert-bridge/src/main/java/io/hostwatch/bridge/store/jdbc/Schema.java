package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.StoreException;
import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** Brings the tables to the form that this program expects. */
final class Schema {
  private Schema() {}

  static void migrate(Database database) {
    String what = "open history";
    MigrationTurns turns = database.turns();
    Flyway flyway = flyway(turns.through(database.migrating()), database.migrations());
    try {
      turns.run(
          () -> {
            refuseNewer(what, database, flyway);
            flyway.migrate();
          });
    } catch (FlywayException e) {
      throw database.failure(what, e);
    }
  }

  /** Refuses a file that is no database of the bridge, or a newer one's; changes nothing. */
  static void requireOurs(String what, SqliteFile file) {
    try {
      requireOurs(what, file.path(), flyway(file.reading(), SqliteDatabase.MIGRATIONS));
    } catch (FlywayException e) {
      throw file.failure(what, e);
    }
  }

  /** Refuses a database that is not the bridge's, or a newer one's; changes nothing. */
  static void requireOurs(String what, Database database, DataSource reading) {
    try {
      requireOurs(what, database, flyway(reading, database.migrations()));
    } catch (FlywayException e) {
      throw database.failure(what, e);
    }
  }

  private static void requireOurs(String what, Object where, Flyway flyway) {
    refuseNewer(what, where, flyway);
    MigrationInfo[] applied = flyway.info().applied();
    if (applied.length == 0 || !Arrays.stream(applied).allMatch(Schema::isOurs)) {
      throw new StoreException(what + ": " + where + ": not a database of the bridge");
    }
  }

  /** Refuses a database whose tables are not exactly as this program has them; changes nothing. */
  static void requireCurrent(String what, Database database, DataSource reading) {
    Flyway flyway = flyway(reading, database.migrations());
    try {
      requireOurs(what, database, flyway);
      if (flyway.info().pending().length > 0) {
        throw new StoreException(
            what
                + ": "
                + database
                + ": was written by an older version of the bridge; start this version on it once,"
                + " stop it, and repeat this");
      }
    } catch (FlywayException e) {
      throw database.failure(what, e);
    }
  }

  /** Makes the tables in an empty database that a file has, in the file's version. */
  static void migrateAs(SqliteFile file, DataSource empty) {
    MigrationInfo current = flyway(file.reading(), SqliteDatabase.MIGRATIONS).info().current();
    Flyway.configure()
        .configuration(flyway(empty, SqliteDatabase.MIGRATIONS).getConfiguration())
        .target(current.getVersion())
        .load()
        .migrate();
  }

  private static boolean isOurs(MigrationInfo migration) {
    return migration.isDescriptionMatching() && migration.isChecksumMatching();
  }

  private static Flyway flyway(DataSource source, String migrations) {
    return Flyway.configure()
        .dataSource(source)
        .locations("classpath:db/migration/" + migrations)
        .javaMigrations(new KnownLabels())
        .failOnMissingLocations(true)
        .load();
  }

  private static void refuseNewer(String what, Object where, Flyway flyway) {
    Optional<MigrationInfo> newer =
        Arrays.stream(flyway.info().applied())
            .filter(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS)
            .findAny();
    if (newer.isPresent()) {
      throw new StoreException(
          what
              + ": "
              + where
              + ": was written by a newer version of the bridge (schema "
              + newer.get().getVersion()
              + "); use that version or a newer one");
    }
  }
}
