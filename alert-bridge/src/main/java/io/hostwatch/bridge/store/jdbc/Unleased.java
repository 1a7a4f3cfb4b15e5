package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Episode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The open episodes whose lease ended before a time, at most so many. Those that cannot be read are
 * no part of these, nor do they keep others out.
 */
record Unleased(Instant over, int limit, Consumer<Unreadable> instead) {

  List<Episode> read(Connection connection) throws SQLException {
    List<Episode> all = new ArrayList<>();
    List<Firing> part;
    Place after = Place.FIRST;
    do {
      part = read(connection, after);
      part.stream().flatMap(found -> found.episode().stream()).forEach(all::add);
      after = part.isEmpty() ? after : part.getLast().place();
    } while (part.size() == limit && all.size() < limit);
    return all.subList(0, Math.min(all.size(), limit));
  }

  private List<Firing> read(Connection connection, Place after) throws SQLException {
    return Firing.after(
        connection, Sql.SELECT_UNLEASED, after, parameters -> parameters.add(over), limit, instead);
  }
}
