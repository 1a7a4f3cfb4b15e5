package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.store.Cursor;
import io.hostwatch.bridge.store.Page;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What stands at one place among all that fires, absent if it cannot be read. */
record Firing(Place place, Optional<Episode> episode) {

  /**
   * What comes after a place, newest start first, at most so much.
   *
   * @param sql made by {@code Sql.selectFiring}
   * @param condition fills the parameters of its condition
   */
  static List<Firing> after(
      Connection connection,
      String sql,
      Place after,
      Statements.Filler condition,
      int limit,
      Consumer<Unreadable> instead)
      throws SQLException {
    return Statements.query(
        connection,
        sql,
        parameters -> {
          parameters.add(after.startsAt()).add(after.startsAt()).add(after.id());
          condition.fill(parameters);
          parameters.add(limit);
        },
        row -> new Firing(new Place(row.number(), row.number()), EpisodeTable.read(row, instead)));
  }

  /** The same as a page; what cannot be read is not on it. */
  static Page<Episode> page(List<Firing> found, int limit) {
    return new Page<>(
        found.stream().flatMap(one -> one.episode().stream()).toList(),
        found.size() < limit ? Optional.empty() : Optional.of(after(found.getLast().place())));
  }

  /** No cursor holds an id that no bridge made: past that, all that began at its time is left. */
  private static Cursor after(Place place) {
    return place.id() < 0
        ? new Cursor(Micros.toInstant(place.startsAt() - 1), new Id(Long.MAX_VALUE))
        : place.cursor();
  }
}
