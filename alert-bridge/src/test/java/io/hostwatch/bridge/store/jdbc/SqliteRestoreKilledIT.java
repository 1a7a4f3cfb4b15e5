package io.hostwatch.bridge.store.jdbc;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A restore is killed before each of its changes of files, one after the other. */
class SqliteRestoreKilledIT {
  private static final String LOST_LAST = "InTheLog";

  @TempDir private Path folder = Path.of(".");

  /** What the restore finds in the place of the database; its last commit is in the log alone. */
  enum Before {
    WHOLE,
    DAMAGED,
    EMPTIED,
    MISSING
  }

  /** Ends a restore as a kill does: nothing of it runs any more. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  @ParameterizedTest
  @EnumSource
  void read_killedAnywhere_losesNothingAndCanBeRepeated(Before before) throws IOException {
    int changes = 0;
    for (boolean isOver = false; !isOver; changes++) {
      Path database = Files.createDirectory(folder.resolve("kill" + changes)).resolve("h.db");
      Path backup = backup(database);
      crash(database, before);

      isOver = !isKilled(backup, database, changes);
      Optional<List<String>> found = open(database);
      if (!isOver) {
        SqliteRestore.read(backup, database, minute(1));
      }

      assertThat(found.orElse(List.of("New")))
          .describedAs("killed before change %d", changes)
          .isIn(List.of("New"), List.of("Old", LOST_LAST), List.of(LOST_LAST, "Old"));
      assertThat(found.isPresent() || before != Before.WHOLE).isTrue();
      assertThat(open(database)).contains(List.of("New"));
      assertThat(keptBeside(database)).anyMatch(SqliteRestoreKilledIT::hasTheLast);
      assertThat(Path.of(database + ".restoring")).doesNotExist();
    }
    assertThat(changes).isGreaterThan(3);
  }

  private static boolean isKilled(Path backup, Path database, int changes) {
    int[] left = {changes};
    try {
      SqliteRestore.read(
          backup,
          database,
          minute(0),
          new DurableFiles(
              () -> {
                if (left[0]-- == 0) {
                  throw new Killed();
                }
              }));
      return false;
    } catch (Killed _) {
      return true;
    }
  }

  /** What a start finds, empty if it refuses. */
  private static Optional<List<String>> open(Path database) {
    try (JdbcStore store = JdbcStore.open(database)) {
      return Optional.of(new Accepting(store).names());
    } catch (StoreException _) {
      return Optional.empty();
    }
  }

  private static Path backup(Path database) {
    Path source = database.resolveSibling("new.db");
    Path backup = database.resolveSibling("backup.db");
    try (JdbcStore store = JdbcStore.open(source)) {
      new Accepting(store).accept(firing("New", minute(0)));
    }
    SqliteBackup.write(source, backup);
    return backup;
  }

  private static void crash(Path database, Before before) throws IOException {
    Path running = database.resolveSibling("running.db");
    try (JdbcStore store = JdbcStore.open(running)) {
      new Accepting(store).accept(firing("Old", minute(0)));
    }
    try (JdbcStore store = JdbcStore.open(running)) {
      new Accepting(store).accept(firing(LOST_LAST, minute(0)));
      Files.copy(running, database);
      Files.copy(Path.of(running + "-wal"), Path.of(database + "-wal"));
    }
    switch (before) {
      case WHOLE -> {}
      case DAMAGED -> Files.writeString(database, "a shopping list, no database; ".repeat(999));
      case EMPTIED -> Files.write(database, new byte[0]);
      case MISSING -> Files.delete(database);
    }
  }

  private static List<Path> keptBeside(Path database) throws IOException {
    try (Stream<Path> files = Files.list(database.getParent())) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("h.db.before-"))
          .toList();
    }
  }

  private static boolean hasTheLast(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).contains(LOST_LAST);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
