package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.jdbc.MoveReport.Moved;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Moves a history with its outbox from one database into another, empty one. Each batch of rows is
 * one transaction together with the mark of how far the move came, so that one which was cut off
 * anywhere goes on from there. Once all rows are the same at both ends it is finished; until then
 * no bridge starts on the target. The source is only read; and as nothing keeps a bridge off one on
 * a server, it is looked at anew before the move ends.
 */
public final class HistoryMove {
  static final String WHAT = "migrate";

  private final MoveDatabase source;
  private final MoveDatabase target;
  private final MoveCopy.Pace pace;
  private final Consumer<String> line;
  private final OptionalLong quietAt;

  private HistoryMove(
      MoveDatabase source,
      MoveDatabase target,
      MoveCopy.Pace pace,
      Consumer<String> line,
      OptionalLong quietAt) {
    this.source = source;
    this.target = target;
    this.pace = pace;
    this.line = line;
    this.quietAt = quietAt;
  }

  /**
   * Moves, goes on with a move, or finds that it is over. Nobody else may write to either database.
   *
   * @param line takes lines for people about how far it is
   * @throws io.hostwatch.bridge.store.StoreException if the source is not of this version, the
   *     target holds anything else, a bridge runs on it, one of them fails, or a row differs at the
   *     end
   */
  public static MoveReport run(MoveEnd from, MoveEnd to, Consumer<String> line) {
    return run(from, to, MoveCopy.Pace.USUAL, line);
  }

  static MoveReport run(MoveEnd from, MoveEnd to, MoveCopy.Pace pace, Consumer<String> line) {
    MoveDatabase source = MoveDatabase.of(from);
    MoveDatabase target = MoveDatabase.of(to);
    MoveStart start = new MoveStart(source, target);
    Schema.requireOurs(WHAT, source.database(), source.reading().get());
    if (start.isFinished()) { // whichever version the two are of by now
      return new MoveReport(true, List.of());
    }
    Schema.requireCurrent(WHAT, source.database(), source.reading().get());
    MoveMark.requireFinished(WHAT, source.database(), source.reading().get());
    OptionalLong quietAt = start.requireFree(pace, line);
    Schema.migrate(target.database());
    return new HistoryMove(source, target, pace, line, quietAt).run();
  }

  private MoveReport run() {
    try (MoveSnapshot reading = MoveSnapshot.open(source);
        Writer writer = target.database().writer(() -> {})) {
      Map<MoveShape, Long> rows = rows(reading);
      MoveStart ends = new MoveStart(source, target);
      MoveMark mark = ends.mark(writer, MoveStart.state(reading, tables(rows)), quietAt);
      if (mark.isFinished()) {
        return new MoveReport(true, List.of());
      }
      MoveCopy copy = new MoveCopy(writer, target.database(), pace, mark);
      Map<MoveShape, Duration> copying = new HashMap<>();
      rows.forEach(
          (shape, all) -> {
            long start = System.nanoTime();
            copy.run(shape, reading, all, line);
            copying.put(shape, since(start));
          });
      List<Moved> moved = verifyAgain(ends, mark, rows, copying);
      requireUnchanged(ends, mark);
      copy.finish();
      return new MoveReport(false, moved);
    }
  }

  private static List<MoveTable> tables(Map<MoveShape, Long> rows) {
    return rows.keySet().stream().map(MoveShape::table).toList();
  }

  /** The tables that are moved, and how many rows they have. */
  private Map<MoveShape, Long> rows(MoveSnapshot reading) {
    try (MoveSnapshot there = MoveSnapshot.open(target)) {
      return MoveStart.rows(reading, MoveShape.all(reading, there));
    }
  }

  /** Compares what arrived with the source as it is now: on a server a bridge may still run. */
  private List<Moved> verifyAgain(
      MoveStart start, MoveMark mark, Map<MoveShape, Long> rows, Map<MoveShape, Duration> copying) {
    try (MoveSnapshot now = MoveSnapshot.open(source)) {
      start.requireUnchanged(mark, now);
      return verify(now, rows, copying);
    }
  }

  private void requireUnchanged(MoveStart start, MoveMark mark) {
    try (MoveSnapshot now = MoveSnapshot.open(source)) {
      start.requireUnchanged(mark, now);
    }
  }

  private List<Moved> verify(
      MoveSnapshot reading, Map<MoveShape, Long> rows, Map<MoveShape, Duration> copying) {
    List<Moved> moved = new ArrayList<>();
    try (MoveSnapshot there = MoveSnapshot.open(target)) {
      MoveComparison comparison = new MoveComparison(reading, there);
      rows.forEach(
          (shape, all) -> {
            long start = System.nanoTime();
            String checksum = comparison.run(shape, all, line);
            Duration took = since(start).plus(copying.getOrDefault(shape, Duration.ZERO));
            moved.add(new Moved(shape.table().name(), all, checksum, took));
          });
    }
    return moved;
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
