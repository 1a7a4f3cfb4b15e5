package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.jdbc.VariedHistory.Told;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;

/** Moves a history from a file to a server. */
abstract class MoveHarness {
  @TempDir Path folder = Path.of(".");

  /** Ends a move as a kill does: nothing of it runs any more. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** A database that holds nothing. */
  abstract ServerAddress newDatabase();

  final boolean isKilled(ServerAddress server, int atStep) {
    int[] left = {atStep};
    Runnable step =
        () -> {
          if (--left[0] == 0) {
            throw new Killed();
          }
        };
    try {
      move(server, new MoveCopy.Pace(7, 1 << 20, step, () -> {}), _ -> {});
      return false;
    } catch (Killed _) {
      return true;
    }
  }

  final Path file() {
    return folder.resolve("h.db");
  }

  final MoveReport move(ServerAddress server) {
    return move(server, MoveCopy.Pace.USUAL, _ -> {});
  }

  final MoveReport move(ServerAddress server, MoveCopy.Pace pace, Consumer<String> line) {
    return HistoryMove.run(source(), new MoveEnd.OnServer(server), pace, line);
  }

  /** Moves into a database on which a bridge was started, and does something while it waits. */
  final MoveReport moveIntoStarted(ServerAddress server, Runnable meanwhile) {
    return move(server, new MoveCopy.Pace(2_000, 4L << 20, () -> {}, meanwhile), _ -> {});
  }

  /** Moves, and changes the target once all is copied. */
  final void moveThen(ServerAddress server, String sql) {
    move(
        server,
        MoveCopy.Pace.USUAL,
        line -> {
          if (line.startsWith("alert: ") && line.endsWith("copied")) {
            Databases.change(server, sql);
          }
        });
  }

  final MoveEnd source() {
    return new MoveEnd.InFile(file());
  }

  static Told told(ServerAddress server) {
    try (JdbcStore store = JdbcStore.open(server, _ -> {})) {
      return VariedHistory.of(store);
    }
  }
}
