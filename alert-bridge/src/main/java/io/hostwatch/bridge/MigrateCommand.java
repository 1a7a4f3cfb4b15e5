package io.hostwatch.bridge;

import io.hostwatch.bridge.store.jdbc.HistoryMove;
import io.hostwatch.bridge.store.jdbc.MoveEnd;
import io.hostwatch.bridge.store.jdbc.MoveReport;
import io.hostwatch.bridge.store.jdbc.MoveReport.Moved;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Carries out {@link Verb#MIGRATE}, with the locks of the files that it is about. */
final class MigrateCommand {
  private static final int CHECKSUM_SHOWN = 16;

  private MigrateCommand() {}

  /**
   * Migrates, and returns what there is to say.
   *
   * @param line takes lines about how far it is
   * @throws StartFailedException if a bridge runs on a file, or there is none to read
   */
  static String run(Command.Migrate asked, Consumer<String> line) {
    if (asked.from() instanceof MoveEnd.InFile(Path path) && !Files.isRegularFile(path)) {
      throw new StartFailedException("--from: " + path + ": there is no such database");
    }
    try (Hold _ = hold(asked.from(), MigrateFlag.FROM);
        Hold _ = hold(asked.to(), MigrateFlag.TO)) {
      return told(asked, HistoryMove.run(asked.from(), asked.to(), line));
    }
  }

  /** The lock of a file; a server has none. */
  private record Hold(Optional<StoreLock> lock) implements AutoCloseable {
    @Override
    public void close() {
      lock.ifPresent(StoreLock::close);
    }
  }

  private static Hold hold(MoveEnd end, MigrateFlag flag) {
    return switch (end) {
      case MoveEnd.OnServer _ -> new Hold(Optional.empty());
      case MoveEnd.InFile(Path path) ->
          new Hold(
              Optional.of(
                  StoreLock.take(path)
                      .orElseThrow(
                          () ->
                              new StartFailedException(
                                  flag.text()
                                      + ": a bridge runs on "
                                      + path
                                      + "; stop it before the migration"))));
    };
  }

  private static String told(Command.Migrate asked, MoveReport report) {
    if (report.isRepeated()) {
      return "%s was migrated to %s before; nothing is changed%n"
          .formatted(asked.from(), asked.to());
    }
    StringBuilder told = new StringBuilder();
    told.append("%-14s %14s %9s  %s%n".formatted("table", "rows", "seconds", "checksum"));
    for (Moved moved : report.tables()) {
      String checksum = moved.checksum().substring(0, CHECKSUM_SHOWN);
      told.append(row(moved.table(), moved.rows(), moved.took(), "  " + checksum));
    }
    long rows = report.tables().stream().mapToLong(Moved::rows).sum();
    Duration took = report.tables().stream().map(Moved::took).reduce(Duration.ZERO, Duration::plus);
    told.append(row("all", rows, took, ""));
    told.append("migrated %s to %s, every row compared%n".formatted(asked.from(), asked.to()));
    return told.toString();
  }

  private static String row(String name, long rows, Duration took, String rest) {
    return String.format(
        Locale.ROOT, "%-14s %,14d %9.1f%s%n", name, rows, took.toMillis() / 1000.0, rest);
  }
}
