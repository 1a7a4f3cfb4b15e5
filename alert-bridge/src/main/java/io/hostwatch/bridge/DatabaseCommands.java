package io.hostwatch.bridge;

import io.hostwatch.bridge.store.jdbc.SqliteBackup;
import io.hostwatch.bridge.store.jdbc.SqliteRestore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Carries out what is asked of the database beside serving; each returns what there is to say. */
final class DatabaseCommands {
  private DatabaseCommands() {}

  static String backup(Command.Backup asked) {
    long bytes = SqliteBackup.write(asked.storage(), asked.file());
    return "wrote %s, %,d bytes, checked%n".formatted(asked.file(), bytes);
  }

  /**
   * Restores a backup.
   *
   * @throws StartFailedException if a bridge runs on the database
   */
  static String restore(Command.Restore asked, Clock clock) {
    try (StoreLock _ =
        StoreLock.take(asked.storage())
            .orElseThrow(
                () ->
                    new StartFailedException(
                        "--storage.path: a bridge runs on "
                            + asked.storage()
                            + "; stop it before the restore"))) {
      Optional<Path> kept = SqliteRestore.read(asked.file(), asked.storage(), clock.instant());
      return "restored %s%s%n"
          .formatted(
              asked.storage(), kept.map(path -> "; the database of before is " + path).orElse(""));
    }
  }
}
