package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.EpisodeEvent;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.delivery.Delivery;
import io.hostwatch.bridge.store.jdbc.AttemptTable.Tried;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A delivery that is to be claimed, with what it tells.
 *
 * @param leasedAt present if it is in flight still: its owner died
 * @param dueAt then when its lease ran out; absent where it waited behind another
 * @param probes how many of its attempts tried a parked target
 */
record DueRow(
    Optional<Instant> leasedAt,
    Optional<Instant> dueAt,
    int probes,
    Delivery delivery,
    Episode episode,
    EpisodeEvent event) {

  private static DueRow read(Row row) throws SQLException {
    return new DueRow(
        row.optionalTime(),
        row.optionalTime(),
        Math.toIntExact(row.number()),
        DeliveryTable.read(row),
        EpisodeTable.read(row),
        EventTable.read(row));
  }

  /** The rows of these deliveries, in their order. */
  static List<DueRow> read(Connection connection, List<Id> deliveries) throws SQLException {
    if (deliveries.isEmpty()) {
      return List.of();
    }
    Map<Id, DueRow> rows = new HashMap<>();
    Statements.query(
            connection,
            OutboxSql.selectToClaim(deliveries.size()),
            parameters -> {
              for (Id id : deliveries) {
                parameters.add(id);
              }
            },
            DueRow::read)
        .forEach(row -> rows.put(row.delivery().id(), row));
    return deliveries.stream().flatMap(id -> Optional.ofNullable(rows.get(id)).stream()).toList();
  }

  /** The attempt that nobody settled. */
  Optional<Tried> lost() {
    return leasedAt.map(since -> Tried.lost(delivery.id(), delivery.attempts(), since, dueAt));
  }

  /** A repetition tells how the alert stands now, in whichever episode. */
  Episode episodeToTell(Connection connection) throws SQLException {
    if (!delivery.isReplay()) {
      return episode;
    }
    TreeSet<Long> alert = new TreeSet<>(List.of(episode.fingerprint().bits()));
    return EpisodeTable.latest(connection, episode.source(), alert).stream()
        .findFirst()
        .orElse(episode);
  }

  /** The other events of those that it superseded. */
  List<EpisodeEvent> standsFor(Connection connection) throws SQLException {
    return Statements.query(
            connection,
            OutboxSql.SELECT_STOOD_FOR,
            parameters -> parameters.add(delivery.id()),
            EventTable::read)
        .stream()
        .filter(other -> !other.id().equals(event.id()))
        .distinct()
        .toList();
  }
}
