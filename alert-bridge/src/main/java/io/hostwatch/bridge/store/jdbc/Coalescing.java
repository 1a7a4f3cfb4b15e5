package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.delivery.Delivery;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells as one what waited long in one conversation. A claim does not lock the alert, so what it
 * takes together it locks row by row: who withdraws or gives up one of them waits, or is seen.
 *
 * @param locks keeps others off what is told as one
 * @param before when a delivery must have been made to have waited long
 */
record Coalescing(AlertLocks locks, Instant now, Instant before) {

  private record Waiting(Id id, Instant createdAt, Instant nextAt) {}

  /** The rows to claim: where others wait behind one, the last of them in its place. */
  List<DueRow> coalesce(Connection connection, List<DueRow> heads) throws SQLException {
    Map<Id, List<Id>> chains = new LinkedHashMap<>();
    for (DueRow head : heads) {
      chains.put(head.delivery().id(), chain(connection, head));
    }
    for (List<Id> chain : chains.values()) {
      supersede(connection, chain);
    }
    boolean isAny = chains.values().stream().anyMatch(chain -> chain.size() > 1);
    return isAny
        ? DueRow.read(connection, chains.values().stream().map(List::getLast).toList())
        : heads;
  }

  /** The head and what is told with it. */
  private List<Id> chain(Connection connection, DueRow head) throws SQLException {
    List<Id> chain = new ArrayList<>(List.of(head.delivery().id()));
    if (head.delivery().createdAt().isAfter(before)) {
      return chain;
    }
    for (Waiting next : behind(connection, head)) {
      if (next.createdAt().isAfter(before) || next.nextAt().isAfter(now)) {
        break;
      }
      chain.add(next.id());
    }
    return chain;
  }

  private List<Waiting> behind(Connection connection, DueRow head) throws SQLException {
    Delivery delivery = head.delivery();
    return Statements.query(
        connection,
        OutboxSql.SELECT_BEHIND + locks.holding(),
        parameters ->
            parameters
                .add(head.episode().source())
                .add(head.episode().fingerprint().bits())
                .add(delivery.target().receiver())
                .add(delivery.target().channel())
                .add(delivery.id()),
        row -> new Waiting(row.id(), row.time(), row.time()));
  }

  private static void supersede(Connection connection, List<Id> chain) throws SQLException {
    List<Id> superseded = chain.subList(0, chain.size() - 1);
    Id last = chain.getLast();
    Statements.batch(
        connection, OutboxSql.HAND_ON_SUPERSEDED, superseded, (p, id) -> p.add(last).add(id));
    Statements.each(
        connection, OutboxSql.SUPERSEDE_DELIVERY, superseded, (p, id) -> p.add(last).add(id));
  }
}
