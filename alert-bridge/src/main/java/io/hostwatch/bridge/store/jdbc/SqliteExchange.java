package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.StoreException;
import io.hostwatch.bridge.store.StoreException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * Puts a whole copy in the place of a database that nobody has open, and keeps the database of
 * before under another name. Wherever it is cut off, one of the two is whole in that place, or
 * there is none, and no bridge starts; and the old one with its log is whole under one of its two
 * names.
 */
final class SqliteExchange {
  private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(2);

  private final String what;
  private final DatabaseFiles database;
  private final DurableFiles files;

  SqliteExchange(String what, DatabaseFiles database, DurableFiles files) {
    this.what = what;
    this.database = database;
    this.files = files;
  }

  /** Takes the second names back that one gave which was cut off before it replaced anything. */
  void undo() throws IOException {
    if (!Files.exists(database.main())) {
      return;
    }
    for (DatabaseFiles aside : database.asides()) {
      if (Files.isSameFile(aside.main(), database.main())) {
        for (Path companion : aside.companions()) {
          if (isSame(companion, aside.in(database, companion))) {
            files.delete(companion);
          }
        }
        files.delete(aside.main());
      }
    }
  }

  /**
   * Exchanges them.
   *
   * @return where the database of before is, or what there was of it
   * @throws IOException if a file could not be written
   */
  Optional<Path> put(Path copy, DatabaseFiles aside) throws IOException {
    if (Files.exists(aside.main()) || !aside.companions().isEmpty()) {
      throw new StoreException(what + ": " + aside.main() + " exists; nothing is overwritten");
    }
    Optional<Path> kept = Optional.of(aside.main());
    if (!Files.exists(database.main())) {
      kept = setRestAside(aside);
    } else if (isOneFile()) {
      files.alsoName(database.main(), aside.main());
    } else {
      setAllAside(aside);
    }
    files.replace(copy, database.main());
    return kept;
  }

  /**
   * Brings what stands in the log only into the database, so that all of it is one file, which one
   * renaming can replace. False if it is too damaged for that.
   */
  private boolean isOneFile() throws IOException {
    if (Files.size(database.main()) == 0 && !database.companions().isEmpty()) {
      return false; // SQLite would take the log for one of another database, and delete it
    }
    files.before().run();
    SqliteFile file = SqliteFile.at(database.main(), BUSY_TIMEOUT);
    try (Connection connection = file.reading().getConnection()) {
      // needs the database for itself: it fails while anybody, be it a reader, has it open
      Statements.query(connection, "PRAGMA journal_mode = DELETE", _ -> {}, Row::text);
    } catch (SQLException e) {
      StoreException failure = file.failure(what, e);
      if (failure.reason() != Reason.DAMAGED && failure.reason() != Reason.IO) {
        throw failure;
      }
    }
    return database.companions().isEmpty();
  }

  /** Moves database and log away together; until the end of it there is none, and none starts. */
  private void setAllAside(DatabaseFiles aside) throws IOException {
    files.alsoName(database.main(), aside.main());
    for (Path companion : database.companions()) {
      files.alsoName(companion, database.in(aside, companion));
    }
    files.delete(database.main());
    for (Path companion : database.companions()) {
      files.delete(companion);
    }
  }

  /** Moves away the log of a database that is not there, unless it has its other name already. */
  private Optional<Path> setRestAside(DatabaseFiles aside) throws IOException {
    Optional<Path> kept = Optional.empty();
    for (Path companion : database.companions()) {
      Optional<DatabaseFiles> owner = owner(companion);
      if (owner.isPresent()) {
        files.delete(companion);
      } else {
        files.move(companion, database.in(aside, companion));
      }
      kept = kept.or(() -> Optional.of(owner.orElse(aside).main()));
    }
    return kept;
  }

  private Optional<DatabaseFiles> owner(Path companion) throws IOException {
    for (DatabaseFiles aside : database.asides()) {
      if (isSame(companion, database.in(aside, companion))) {
        return Optional.of(aside);
      }
    }
    return Optional.empty();
  }

  private static boolean isSame(Path file, Path other) throws IOException {
    return Files.exists(other) && Files.isSameFile(file, other);
  }
}
