package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds out where a move begins, or goes on, or that it must not, and whether it may end. */
record MoveStart(MoveDatabase source, MoveDatabase target) {

  /** The bridge's tables beside those that are moved. */
  private static final Set<String> KNOWN =
      Set.of(MoveMark.TABLE, "write_probe", "flyway_schema_history");

  /**
   * What tells the source from others, and from itself once it was changed: a bridge writes the
   * probe at its start and every half a minute.
   */
  static String state(MoveSnapshot source, Collection<MoveShape> shapes) {
    String counts =
        rows(source, shapes).entrySet().stream()
            .map(entry -> entry.getKey().table().name() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
    return "latest id %d, probe %d, rows of %s"
        .formatted(source.number(Sql.LATEST_ID), source.number(MoveSql.SELECT_PROBE), counts);
  }

  /** How many rows there are to move. */
  static Map<MoveShape, Long> rows(MoveSnapshot source, Collection<MoveShape> shapes) {
    Map<MoveShape, Long> rows = new LinkedHashMap<>();
    for (MoveShape shape : shapes) {
      rows.put(shape, source.number(MoveSql.count(shape.table().rows())));
    }
    return rows;
  }

  /**
   * Looks at a target before anything is written to it.
   *
   * @return whether a move of this very source into it is finished
   * @throws StoreException if it holds anything else
   */
  boolean isFinished() {
    try (Connection connection = target.reading().get().getConnection()) {
      Optional<MoveMark> mark =
          MoveMark.has(connection, MoveMark.TABLE)
              ? MoveMark.read(connection)
              : Optional.<MoveMark>empty();
      if (mark.isEmpty()) {
        requireNothingElse(connection);
        return false;
      }
      return requireSame(mark.get(), state()).isFinished();
    } catch (SQLException e) {
      throw target.database().failure(HistoryMove.WHAT, e);
    }
  }

  private String state() {
    try (MoveSnapshot here = MoveSnapshot.open(source);
        MoveSnapshot there = MoveSnapshot.open(target)) {
      return state(here, MoveShape.all(here, there));
    }
  }

  private void requireNothingElse(Connection connection) throws SQLException {
    Set<String> others = new TreeSet<>(MoveMark.tables(connection));
    others.removeAll(KNOWN);
    MoveTable.ALL.stream().map(MoveTable::name).forEach(others::remove);
    if (!others.isEmpty()) {
      throw new StoreException(
          "%s: %s: holds tables that are not the bridge's, such as %s; expected an empty database"
              .formatted(HistoryMove.WHAT, target, others.iterator().next()));
    }
    requireEmpty(connection);
  }

  /**
   * Refuses to finish if somebody has written to the source since the move began.
   *
   * @param now the source as it is now
   */
  void requireUnchanged(MoveMark mark, MoveSnapshot now, Collection<MoveShape> shapes) {
    if (!state(now, shapes).equals(mark.state())) {
      throw new StoreException(
          "%s: %s was changed while it was copied: a bridge still runs on it, or somebody else"
                  .formatted(HistoryMove.WHAT, source)
              + " writes to it; no bridge starts on %s: stop all that use the two, and begin again"
                  .formatted(target)
              + " with an empty database");
    }
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
    requireEmpty(connection);
    MoveMark first =
        new MoveMark(source.toString(), state, MoveTable.ALL.getFirst().name(), 0, false);
    first.insert(connection);
    return first;
  }

  private void requireEmpty(Connection connection) throws SQLException {
    for (MoveTable table : MoveTable.ALL) {
      if (MoveMark.has(connection, table.name()) && !isEmpty(connection, table.name())) {
        throw new StoreException(
            "%s: %s: holds a history already, with rows in %s; expected an empty database"
                .formatted(HistoryMove.WHAT, target, table.name()));
      }
    }
  }

  private static boolean isEmpty(Connection connection, String table) throws SQLException {
    List<Long> rows = Statements.query(connection, MoveSql.any(table), _ -> {}, Row::number);
    return rows.isEmpty();
  }
}
