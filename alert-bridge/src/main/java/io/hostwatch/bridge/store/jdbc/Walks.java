package io.hostwatch.bridge.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/** Several walks in one order, each place once. Used by one thread. */
final class Walks {
  private record Standing(Walk walk, Place place) {}

  private final List<Walk> starting;
  private final PriorityQueue<Standing> standing =
      new PriorityQueue<>(Comparator.comparing(Standing::place));

  Walks(List<Walk> walks) {
    starting = new ArrayList<>(walks);
  }

  /** The next places, at most {@code count}; fewer only at the end. */
  List<Place> next(Connection connection, int count) throws SQLException {
    for (Walk walk : starting) {
      stand(connection, walk);
    }
    starting.clear();
    List<Place> places = new ArrayList<>();
    while (places.size() < count && !standing.isEmpty()) {
      Standing first = standing.remove();
      if (places.isEmpty() || !places.getLast().equals(first.place())) {
        places.add(first.place());
      }
      first.walk().step();
      stand(connection, first.walk());
    }
    return places;
  }

  private void stand(Connection connection, Walk walk) throws SQLException {
    Optional<Place> place = walk.place(connection);
    place.ifPresent(at -> standing.add(new Standing(walk, at)));
  }
}
