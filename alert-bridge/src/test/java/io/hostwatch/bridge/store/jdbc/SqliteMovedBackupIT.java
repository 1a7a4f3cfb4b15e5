package io.hostwatch.bridge.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.bridge.store.jdbc.VariedHistory.Told;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups of a file into which a history was moved: it has a table that no other has. */
class SqliteMovedBackupIT {
  @TempDir private Path folder = Path.of(".");

  @Test
  void restore_backupOfAMovedHistory_isWhole() {
    Told there = VariedHistory.in(source());
    HistoryMove.run(new MoveEnd.InFile(source()), new MoveEnd.InFile(moved()), _ -> {});

    SqliteBackup.write(moved(), backup());
    SqliteRestore.read(backup(), moved(), Instant.EPOCH);

    try (JdbcStore store = JdbcStore.open(moved())) {
      assertThat(VariedHistory.of(store)).isEqualTo(there);
    }
  }

  @Test
  void restore_backupOfAnUnfinishedMove_noBridgeStartsOnIt() {
    VariedHistory.in(source());
    MoveCopy.Pace pace =
        new MoveCopy.Pace(
            7,
            1 << 20,
            () -> {
              throw new IllegalStateException("killed");
            },
            () -> {});
    assertThatThrownBy(
            () ->
                HistoryMove.run(
                    new MoveEnd.InFile(source()), new MoveEnd.InFile(moved()), pace, _ -> {}))
        .hasStackTraceContaining("killed");

    SqliteBackup.write(moved(), backup());
    SqliteRestore.read(backup(), moved(), Instant.EPOCH);

    assertThatThrownBy(() -> JdbcStore.open(moved())).hasMessageContaining("not finished");
  }

  private Path moved() {
    return folder.resolve("moved.db");
  }

  private Path backup() {
    return folder.resolve("backup.db");
  }

  private Path source() {
    return folder.resolve("h.db");
  }
}
