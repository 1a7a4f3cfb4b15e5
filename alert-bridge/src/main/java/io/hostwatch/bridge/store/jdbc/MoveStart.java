package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Finds out where a move begins, or goes on, or that it must not, and whether it may end. */
record MoveStart(MoveDatabase source, MoveDatabase target) {

  private static final String PROBE = "write_probe";

  /** What a bridge writes before anything was sent to it: nothing is lost with that. */
  private static final Set<String> OF_A_START = Set.of("destination", "alert");

  /** The bridge's tables beside those that are moved. */
  private static final Set<String> KNOWN = Set.of(MoveMark.TABLE, PROBE, "flyway_schema_history");

  /**
   * What tells the source from others, and from itself once it was changed: a bridge writes the
   * probe at its start and every half a minute.
   */
  static String state(MoveSnapshot source, Collection<MoveTable> tables) {
    String counts =
        tables.stream()
            .map(table -> table.name() + " " + source.number(MoveSql.count(table.rows())))
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
   * Looks at the target alone, and at how much stands in the source: what it was upgraded to or
   * used for since does not matter.
   *
   * @return whether a move of this very source into it is finished
   * @throws StoreException if one of another source is, or the source was changed since
   */
  boolean isFinished() {
    return ask(
        connection -> {
          Optional<MoveMark> mark = there(connection).filter(MoveMark::isFinished);
          mark.ifPresent(this::requireSame);
          return mark.isPresent();
        });
  }

  /**
   * Looks at a target before anything is written to it. Where a bridge has been started, one may
   * still run, which on a server nothing tells but its writes: it is waited for them.
   *
   * @return its probe, 0 where it has no tables yet, absent where a migration is under way: who
   *     changes that runs on it
   * @throws StoreException if it holds anything else, or a bridge runs on it
   */
  OptionalLong requireFree(MoveCopy.Pace pace, Consumer<String> line) {
    OptionalLong probe = ask(this::probeOfFree);
    if (target.database() instanceof ServerDatabase && ask(this::isStarted)) {
      line.accept("a bridge was started on " + target + ": waiting to see that none runs on it");
      pace.quiet().run();
      ask(connection -> requireQuiet(connection, probe));
    }
    return probe;
  }

  private OptionalLong probeOfFree(Connection connection) throws SQLException {
    Optional<MoveMark> mark = there(connection);
    if (mark.isPresent()) {
      requireSame(mark.get());
      return OptionalLong.empty();
    }
    requireNothingElse(connection);
    return OptionalLong.of(MoveMark.has(connection, PROBE) ? probe(connection) : 0);
  }

  /** A bridge that was started has noted whom it serves. */
  private boolean isStarted(Connection connection) throws SQLException {
    return there(connection).isEmpty()
        && MoveMark.has(connection, "destination")
        && !isEmpty(connection, "destination");
  }

  private boolean requireQuiet(Connection connection, OptionalLong probe) throws SQLException {
    if (probe.isPresent() && probe(connection) != probe.getAsLong()) {
      throw new StoreException(
          "%s: %s: a bridge runs on it: stop it, and repeat this"
              .formatted(HistoryMove.WHAT, target));
    }
    return true;
  }

  private static long probe(Connection connection) throws SQLException {
    return Statements.query(connection, MoveSql.SELECT_PROBE, _ -> {}, Row::number).getFirst();
  }

  private static Optional<MoveMark> there(Connection connection) throws SQLException {
    return MoveMark.has(connection, MoveMark.TABLE)
        ? MoveMark.read(connection)
        : Optional.<MoveMark>empty();
  }

  private <T> T ask(Statements.Work<T> work) {
    try (Connection connection = target.reading().get().getConnection()) {
      return work.run(connection);
    } catch (SQLException e) {
      throw target.database().failure(HistoryMove.WHAT, e);
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
  void requireUnchanged(MoveMark mark, MoveSnapshot now) {
    if (!state(now, mark.tables()).equals(mark.state())) {
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
   * @param quietAt the target's probe as it was before
   * @throws StoreException if the target holds anything else
   */
  MoveMark mark(Writer writer, String state, OptionalLong quietAt) {
    writer.write(HistoryMove.WHAT, c -> Statements.update(c, MoveSql.CREATE_MARK, _ -> {}));
    return writer.write(
        HistoryMove.WHAT,
        connection -> {
          Optional<MoveMark> mark = MoveMark.read(connection);
          return mark.isPresent()
              ? requireSame(mark.get(), state)
              : first(connection, state, quietAt);
        });
  }

  private void requireSame(MoveMark mark) {
    try (MoveSnapshot here = MoveSnapshot.open(source)) {
      requireSame(mark, state(here, mark.tables()));
    }
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

  private MoveMark first(Connection connection, String state, OptionalLong quietAt)
      throws SQLException {
    requireQuiet(connection, quietAt);
    requireEmpty(connection);
    for (String table : OF_A_START) {
      if (MoveMark.has(connection, table)) {
        Statements.update(connection, MoveSql.clear(table), _ -> {});
      }
    }
    MoveMark first =
        new MoveMark(source.toString(), state, MoveTable.ALL.getFirst().name(), 0, false);
    first.insert(connection);
    return first;
  }

  private void requireEmpty(Connection connection) throws SQLException {
    for (MoveTable table : MoveTable.ALL) {
      if (MoveMark.has(connection, table.name()) && !isUnused(connection, table.name())) {
        throw new StoreException(
            "%s: %s: holds a history already, with rows in %s; expected an empty database"
                .formatted(HistoryMove.WHAT, target, table.name()));
      }
    }
  }

  /** A target that is parked was tried; whom a bridge serves, and what it locked, is no history. */
  private static boolean isUnused(Connection connection, String table) throws SQLException {
    return switch (table) {
      case "destination" -> isEmpty(connection, "destination WHERE parked_at IS NOT NULL");
      case "alert" -> true; // what it locks is in other tables
      default -> isEmpty(connection, table);
    };
  }

  private static boolean isEmpty(Connection connection, String rows) throws SQLException {
    return Statements.query(connection, MoveSql.any(rows), _ -> {}, Row::number).isEmpty();
  }
}
