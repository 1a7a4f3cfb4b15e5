package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds out where a move begins, or goes on, or that it must not. */
record MoveStart(MoveDatabase source, MoveDatabase target) {

  /** What tells the source from others: every start of a bridge writes the probe. */
  static String state(MoveSnapshot source, Map<MoveShape, Long> rows) {
    String counts =
        rows.entrySet().stream()
            .map(entry -> entry.getKey().table().name() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
    return "latest id %d, probe %d, rows of %s"
        .formatted(source.number(Sql.LATEST_ID), source.number(MoveSql.SELECT_PROBE), counts);
  }

  /**
   * The mark in the target, made if there is none.
   *
   * @throws StoreException if the target holds anything else
   */
  MoveMark mark(Writer writer, String state) {
    writer.write(HistoryMove.WHAT, c -> Statements.update(c, MoveSql.CREATE_MARK, _ -> {}));
    return writer.write(
        HistoryMove.WHAT,
        connection -> {
          Optional<MoveMark> mark = MoveMark.read(connection);
          return mark.isPresent() ? requireSame(mark.get(), state) : first(connection, state);
        });
  }

  private MoveMark requireSame(MoveMark mark, String state) {
    if (!mark.state().equals(state)) {
      throw new StoreException(
          "%s: %s: holds %s migration from %s, and %s is another history, or was changed since;"
                  .formatted(
                      HistoryMove.WHAT,
                      target,
                      mark.isFinished() ? "a" : "an unfinished",
                      mark.origin(),
                      source)
              + " begin with an empty database");
    }
    return mark;
  }

  private MoveMark first(Connection connection, String state) throws SQLException {
    for (MoveTable table : MoveTable.ALL) {
      if (MoveMark.has(connection, table.name()) && !isEmpty(connection, table.name())) {
        throw new StoreException(
            "%s: %s: holds a history already, with rows in %s; expected an empty database"
                .formatted(HistoryMove.WHAT, target, table.name()));
      }
    }
    MoveMark first =
        new MoveMark(source.toString(), state, MoveTable.ALL.getFirst().name(), 0, false);
    first.insert(connection);
    return first;
  }

  private static boolean isEmpty(Connection connection, String table) throws SQLException {
    List<Long> rows = Statements.query(connection, MoveSql.any(table), _ -> {}, Row::number);
    return rows.isEmpty();
  }
}
