package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.StoreException;
import io.hostwatch.bridge.store.StoreException.Reason;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Copies tables, each batch in one transaction with the mark of it. Used by one thread. */
final class MoveCopy {

  /**
   * How it goes.
   *
   * @param rows at most so many are in one transaction
   * @param bytes hardly more than that are in one transaction
   * @param step runs before and after each commit; for tests that end the process there
   * @param quiet waits for longer than a bridge that runs is silent
   */
  record Pace(int rows, long bytes, Runnable step, Runnable quiet) {
    private static final Duration TWO_SWEEPS = Duration.ofSeconds(70);

    static final Pace USUAL = new Pace(2_000, 4L << 20, () -> {}, Pace::await);

    private static void await() {
      try {
        Thread.sleep(TWO_SWEEPS); // that nothing is written shows by waiting alone
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StoreException(Reason.CLOSED, HistoryMove.WHAT + ": interrupted", e);
      }
    }
  }

  private final Writer writer;
  private final Database target;
  private final Pace pace;
  private MoveMark mark;

  /** Goes on from a mark. */
  MoveCopy(Writer writer, Database target, Pace pace, MoveMark mark) {
    this.writer = writer;
    this.target = target;
    this.pace = pace;
    this.mark = mark;
  }

  /** Copies what of a table is not copied yet. */
  void run(MoveShape shape, MoveSnapshot source, long all, Consumer<String> line) {
    String name = shape.table().name();
    if (MoveTable.indexOf(mark.table()) > MoveTable.indexOf(name)) {
      return;
    }
    long copied = mark.table().equals(name) ? mark.copied() : 0;
    MoveProgress progress = new MoveProgress(line, name + ": %,d of %,d rows copied", copied, all);
    MoveInsert insert = new MoveInsert(shape, target);
    try (MoveRows rows = source.rows(shape, shape.table().rows(), copied)) {
      for (List<MoveRow> batch = next(rows); !batch.isEmpty(); batch = next(rows)) {
        List<MoveRow> now = batch;
        copied += now.size();
        commit(
            mark.at(name, copied),
            connection -> {
              insert.run(connection, now);
              return now.size();
            });
        progress.at(copied);
      }
    }
    progress.tell(copied);
  }

  private List<MoveRow> next(MoveRows rows) {
    return rows.next(pace.rows(), pace.bytes());
  }

  /** The target holds what the source does. */
  void finish() {
    commit(mark.finished(), _ -> 0);
  }

  private void commit(MoveMark next, Statements.Work<Integer> work) {
    MoveMark before = mark;
    writer.write(
        HistoryMove.WHAT,
        connection -> {
          before.advance(connection, next);
          work.run(connection);
          pace.step().run();
          return next;
        });
    mark = next;
    pace.step().run();
  }
}
