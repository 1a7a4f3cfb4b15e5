package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.EpisodeEvent;
import io.hostwatch.bridge.delivery.Delivery;
import io.hostwatch.bridge.store.jdbc.AttemptTable.Tried;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
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

  /**
   * Reads one.
   *
   * @throws io.hostwatch.bridge.store.UnreadableException if any of its parts cannot be read
   */
  static DueRow read(Optional<Instant> leasedAt, Optional<Instant> dueAt, int probes, Row row)
      throws SQLException {
    return new DueRow(
        leasedAt,
        dueAt,
        probes,
        DeliveryTable.read(row),
        EpisodeTable.read(row),
        EventTable.read(row));
  }

  /** The attempt that nobody settled. */
  Optional<Tried> lost() {
    return leasedAt.map(
        since -> Tried.lost(delivery.id().value(), delivery.attempts(), since, dueAt));
  }

  /**
   * With the episode that it is to tell: a repetition tells how the alert stands now, in whichever.
   *
   * @throws io.hostwatch.bridge.store.UnreadableException if that cannot be read
   */
  DueRow toTell(Connection connection) throws SQLException {
    if (!delivery.isReplay()) {
      return this;
    }
    TreeSet<Long> alert = new TreeSet<>(List.of(episode.fingerprint().bits()));
    Episode latest =
        EpisodeTable.latest(
                connection,
                episode.source(),
                alert,
                unreadable -> {
                  throw unreadable.failure();
                })
            .stream()
            .findFirst()
            .orElse(episode);
    return new DueRow(leasedAt, dueAt, probes, delivery, latest, event);
  }
}
